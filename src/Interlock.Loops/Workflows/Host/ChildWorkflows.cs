using System.Collections.Concurrent;
using Interlock.Loops.Workflows.Script;

namespace Interlock.Loops.Workflows.Host;

/// <summary>
/// Numbers the children of a run, and runs those that the caller's process cannot hold itself (a C# child, any child of
/// a C# workflow) in a process of their own.
/// </summary>
/// <param name="options">What a process gets.</param>
/// <param name="calls">The engine.</param>
/// <param name="main">What the main workflow was told of the run.</param>
internal sealed class ChildWorkflows(ScriptHostOptions options, IScriptCalls calls, ScriptInput main)
{
    private readonly ConcurrentDictionary<int, ScriptHost> hosts = new();
    private BudgetState budget = main.Budget;
    private int last;

    /// <summary>Number of the next child.</summary>
    public int Next() => Interlocked.Increment(ref last);

    /// <summary>Runs a child to its end; what it throws is thrown at the caller.</summary>
    public async Task<ScriptAnswer> RunAsync(WorkflowCall call, WorkflowSource source, CancellationToken cancellation)
    {
        var opened = await OpenedScript.OpenAsync(
            new WorkflowFile(source.Path!, source.Path!, source.Source!),
            options,
            cancellation
        );
        if (opened.Failure is { } failure)
            return ScriptAnswer.Thrown(new ScriptError(failure.Class, $"{failure.Message} {failure.Remedy}"));
        if (opened is not { Host: { } host, Script: { } script })
            return ScriptAnswer.Thrown(new ScriptError(ScriptErrors.Invalid, $"{opened.Script!.Problems[0]}"));
        await using var _ = host;
        var number = Next();
        hosts[number] = host;
        try
        {
            await calls.NoteAsync(new ScriptNote.WorkflowStarted(call.Site, number, script), cancellation);
            var end = await host.RunAsync(script, Input(call, number), calls, this, cancellation);
            await calls.NoteAsync(new ScriptNote.WorkflowEnded(call.Site, number, end.Error), cancellation);
            return end.Error is { } error ? ScriptAnswer.Thrown(error) : new ScriptAnswer(end.Value, null);
        }
        finally
        {
            hosts.TryRemove(number, out var ended);
        }
    }

    /// <summary>Tells the children of the budget.</summary>
    public async Task PushBudgetAsync(BudgetState now, CancellationToken cancellation)
    {
        budget = now;
        foreach (var host in hosts.Values)
            await host.PushBudgetAsync(now, cancellation);
    }

    private ScriptInput Input(WorkflowCall call, int number) =>
        main with
        {
            Arguments = call.Arguments,
            Budget = budget,
            Workflow = number,
            Scope = $"{(call.Site.Scope.Length == 0 ? "" : call.Site.Scope + "/")}workflow:{call.Reference}",
            Depth = call.Depth,
        };
}
