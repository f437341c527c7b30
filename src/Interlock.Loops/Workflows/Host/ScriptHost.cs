using System.Text.Json;
using System.Text.Json.Nodes;
using Interlock.Agents.Protocols;
using Interlock.Loops.Workflows.CSharp;
using Interlock.Loops.Workflows.Script;

namespace Interlock.Loops.Workflows.Host;

/// <summary>
/// A locked-down process (Node, or a compiled C# script) that reads workflow scripts and runs one. It holds nothing but its pipes: what a script
/// does to the world, the engine does for it (<see cref="IScriptCalls"/>).
/// </summary>
public sealed class ScriptHost : IAsyncDisposable
{
    private readonly HostProcess process;
    private readonly ScriptHostOptions options;
    private ChildWorkflows? children;
    private int started;

    internal ScriptHost(HostProcess process, ScriptHostOptions options)
    {
        this.process = process;
        this.options = options;
    }

    /// <summary>In words: what keeps a script that broke out of its realm from doing harm.</summary>
    public string Cage => process.Cage.Detail;

    /// <summary>Whether that includes the strongest layer (no network, no files, no other process).</summary>
    public bool IsWalledIn => process.Cage.IsWalledIn;

    /// <summary>Starts Node (some 70 ms).</summary>
    /// <exception cref="OperationCanceledException">Cancelled; nothing is left.</exception>
    public static async Task<ScriptHostStart> StartAsync(ScriptHostOptions options, CancellationToken cancellation)
    {
        var (process, failure) = await HostProcess.StartAsync(options, cancellation);
        return new ScriptHostStart(process is null ? null : new ScriptHost(process, options), failure);
    }

    /// <summary>Reads a script without running it; as many as one likes, before a run.</summary>
    /// <param name="path">How errors name it.</param>
    /// <param name="source">Its text.</param>
    /// <param name="cancellation">Gives up.</param>
    /// <returns>The script with its problems; that the process died while reading is a problem too.</returns>
    public async Task<WorkflowScript> ParseAsync(string path, string source, CancellationToken cancellation)
    {
        var question = new JsonObject { ["path"] = path, ["source"] = source };
        var reply = await process.Rpc.RequestAsync("parse", question, cancellation);
        if (reply.Error is null)
            return ScriptReader.Script(path, source, reply.Result);
        var error = await HostDeath.ExplainAsync(process.Process, options.Limits);
        return new WorkflowScript(path, source, null, ScriptForm.TopLevel, [new(path, 1, 1, error.Message)]);
    }

    /// <summary>
    /// Runs a script to its end; once a host. Calls that the script did not await are cancelled then, and the engine has
    /// left every call when this returns.
    /// </summary>
    /// <param name="script">A script without problems.</param>
    /// <param name="input">What it sees of its run.</param>
    /// <param name="calls">The engine behind it.</param>
    /// <param name="cancellation">Stops it; dispose the host afterwards.</param>
    /// <exception cref="OperationCanceledException">Cancelled.</exception>
    /// <exception cref="InvalidOperationException">The host already ran a script, or this one has problems.</exception>
    public async Task<ScriptEnd> RunAsync(
        WorkflowScript script,
        ScriptInput input,
        IScriptCalls calls,
        CancellationToken cancellation
    )
    {
        var turns = new OneAtATime(calls);
        children = new ChildWorkflows(options, turns, input);
        return await RunAsync(script, input, turns, children, cancellation);
    }

    /// <summary>Runs a script as a part of a run whose children are known.</summary>
    internal async Task<ScriptEnd> RunAsync(
        WorkflowScript script,
        ScriptInput input,
        IScriptCalls calls,
        ChildWorkflows family,
        CancellationToken cancellation
    )
    {
        if (script.Problems.Count > 0)
            throw new InvalidOperationException($"The script cannot run: {script.Problems[0]}");
        if (Interlocked.Exchange(ref started, 1) != 0)
            throw new InvalidOperationException("A script host runs one script.");
        using var over = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        var dispatch = new ScriptDispatch(process.Rpc, calls, family, script.Form, options.Limits.NoteBytes);
        var reading = dispatch.ReadAsync(over.Token);
        try
        {
            return await FirstAsync(RunRequest.Of(script, input, options.Limits), dispatch, over.Token);
        }
        finally
        {
            await over.CancelAsync();
            await reading;
            await dispatch.LeftAsync();
        }
    }

    /// <summary>Changes what <c>budget</c> says; in force before any answer that is given afterwards.</summary>
    public async Task PushBudgetAsync(BudgetState budget, CancellationToken cancellation)
    {
        await process.Rpc.NotifyAsync("budget", RunRequest.Budget(budget), cancellation);
        if (children is not null)
            await children.PushBudgetAsync(budget, cancellation);
    }

    /// <summary>A folder of this host alone, deleted with it; null for none.</summary>
    internal string? Folder { get; init; }

    /// <summary>Ends the process.</summary>
    public async ValueTask DisposeAsync()
    {
        await process.DisposeAsync();
        if (Folder is not null)
            ProgramFolder.Remove(Folder);
    }

    private async Task<ScriptEnd> FirstAsync(
        JsonObject request,
        ScriptDispatch dispatch,
        CancellationToken cancellation
    )
    {
        var end = process.Rpc.RequestAsync("run", request, cancellation);
        var loop = new ScriptWatchdog(process.Rpc, () => dispatch.Taken, options.Limits.Slice, options.Time).WatchAsync(
            cancellation
        );
        var first = await Task.WhenAny(end, dispatch.Verdict, loop);
        if (first == end)
            return await EndAsync(await end);
        var error = await (first == loop ? loop : dispatch.Verdict);
        await process.DisposeAsync();
        return new ScriptEnd(null, error);
    }

    private async Task<ScriptEnd> EndAsync(RpcReply reply)
    {
        if (reply.Error is not null)
            return new ScriptEnd(null, await HostDeath.ExplainAsync(process.Process, options.Limits));
        var data = ScriptMessages.Payload(reply.Result);
        var unseen = ScriptMessages.Errors(reply.Result, "unseen");
        return ScriptMessages.Member(reply.Result, "ok") is { ValueKind: JsonValueKind.True }
            ? new ScriptEnd(data, null) { Unseen = unseen }
            : new ScriptEnd(null, ScriptMessages.Error(data)) { Unseen = unseen };
    }
}
