namespace Interlock.Loops.Workflows.Host;

/// <summary>
/// The engine behind a running script. Calls come concurrently, in the order in which the script made them, many
/// thousands at once; each may be answered whenever the engine likes. Notes come one at a time and in order with the
/// beginnings of calls, so a note that waits holds up what follows it.
/// </summary>
/// <remarks>
/// What a script sends is data from outside: its options are checked and its texts are cleaned where they are for people,
/// prompts and values are as written. An exception from here is a bug or a cancellation and ends the run.
/// </remarks>
public interface IScriptCalls
{
    /// <summary>Runs an agent. A failed agent is a value (<c>{ok: false, …}</c>), an exhausted budget an error.</summary>
    Task<ScriptAnswer> AgentAsync(AgentCall call, CancellationToken cancellation);

    /// <summary>Finds a child workflow.</summary>
    Task<WorkflowSource> WorkflowAsync(WorkflowCall call, CancellationToken cancellation);

    /// <summary>Carries out any other effect.</summary>
    Task<ScriptAnswer> EffectAsync(EffectCall call, CancellationToken cancellation);

    /// <summary>Looks whether a step already has a result.</summary>
    Task<StepStart> StepBeginAsync(StepCall call, CancellationToken cancellation);

    /// <summary>Records the result of a step; the script goes on when this completes.</summary>
    Task StepEndAsync(StepResult result, CancellationToken cancellation);

    /// <summary>Takes a note.</summary>
    ValueTask NoteAsync(ScriptNote note, CancellationToken cancellation);
}
