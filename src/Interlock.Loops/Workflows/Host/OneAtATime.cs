namespace Interlock.Loops.Workflows.Host;

/// <summary>
/// Lets the engine see the beginnings of calls one after the other, also when a run's children have processes of their own.
/// </summary>
/// <param name="engine">The engine.</param>
internal sealed class OneAtATime(IScriptCalls engine) : IScriptCalls
{
    private readonly Lock turn = new();

    /// <inheritdoc/>
    public Task<ScriptAnswer> AgentAsync(AgentCall call, CancellationToken cancellation) =>
        Begin(() => engine.AgentAsync(call, cancellation));

    /// <inheritdoc/>
    public Task<WorkflowSource> WorkflowAsync(WorkflowCall call, CancellationToken cancellation) =>
        Begin(() => engine.WorkflowAsync(call, cancellation));

    /// <inheritdoc/>
    public Task<ScriptAnswer> EffectAsync(EffectCall call, CancellationToken cancellation) =>
        Begin(() => engine.EffectAsync(call, cancellation));

    /// <inheritdoc/>
    public Task<StepStart> StepBeginAsync(StepCall call, CancellationToken cancellation) =>
        Begin(() => engine.StepBeginAsync(call, cancellation));

    /// <inheritdoc/>
    public Task StepEndAsync(StepResult result, CancellationToken cancellation) =>
        Begin(() => engine.StepEndAsync(result, cancellation));

    /// <inheritdoc/>
    public ValueTask NoteAsync(ScriptNote note, CancellationToken cancellation) =>
        Begin(() => engine.NoteAsync(note, cancellation));

    private T Begin<T>(Func<T> call)
    {
        lock (turn)
            return call();
    }
}
