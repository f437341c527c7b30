using Interlock.Loops.Workflows.Script;

namespace Interlock.Loops.Workflows.Host;

/// <summary>A locked-down Node process that reads workflow scripts and runs one.</summary>
public sealed class ScriptHost : IAsyncDisposable
{
    /// <summary>Starts Node (some 70 ms).</summary>
    /// <exception cref="OperationCanceledException">Cancelled; nothing is left.</exception>
    public static Task<ScriptHostStart> StartAsync(ScriptHostOptions options, CancellationToken cancellation) =>
        throw new NotSupportedException("in work");

    /// <summary>In words: what keeps a script that broke out of its realm from doing harm.</summary>
    public string Cage => "";

    /// <summary>Reads a script without running it; as many as one likes.</summary>
    /// <param name="path">How errors name it.</param>
    /// <param name="source">Its text.</param>
    /// <param name="cancellation">Gives up.</param>
    public Task<WorkflowScript> ParseAsync(string path, string source, CancellationToken cancellation) =>
        throw new NotSupportedException("in work");

    /// <summary>Runs a script to its end; once a host. When cancelled, dispose the host: its process is then dead.</summary>
    /// <param name="script">A script without problems.</param>
    /// <param name="input">What it sees of its run.</param>
    /// <param name="calls">The engine behind it.</param>
    /// <param name="cancellation">Stops it.</param>
    public Task<ScriptEnd> RunAsync(
        WorkflowScript script,
        ScriptInput input,
        IScriptCalls calls,
        CancellationToken cancellation
    ) => throw new NotSupportedException("in work");

    /// <summary>Changes what <c>budget</c> says; in force before any answer that is given afterwards.</summary>
    public Task PushBudgetAsync(BudgetState budget, CancellationToken cancellation) =>
        throw new NotSupportedException("in work");

    /// <summary>Ends the process.</summary>
    public ValueTask DisposeAsync() => ValueTask.CompletedTask;
}
