using System.Text.Json;
using Interlock.Agents.Protocols;
using Interlock.Core.Failures;
using Interlock.Core.Processes;

namespace Interlock.Loops.Workflows.Host;

/// <summary>The process of a script (Node or a compiled C# script), started and ready to be talked to.</summary>
internal sealed class HostProcess : IAsyncDisposable
{
    private const int OldestNode = 20;

    private HostProcess(RunningProcess process, LineRpc rpc, HostCandidate cage)
    {
        Process = process;
        Rpc = rpc;
        Cage = cage;
    }

    public RunningProcess Process { get; }

    public LineRpc Rpc { get; }

    public HostCandidate Cage { get; }

    /// <summary>Starts Node in the strongest cage that works here.</summary>
    public static async Task<(HostProcess? Host, Failure? Failure)> StartAsync(
        ScriptHostOptions options,
        CancellationToken cancellation
    )
    {
        if (ProgramPath.Find("node", options.Environment.Variables, "/") is not { } node)
            return (null, HostFailures.NoNode);
        var (parser, missing) = ParserFile.Read(options.ParserFolder);
        if (parser is null)
            return (null, missing);
        Failure? failure = null;
        var hello = HostBundle.Line(parser);
        foreach (var cage in ScriptCage.ToTry(node, options.Environment))
        {
            var candidate = new HostCandidate(cage.Spec(options), cage.Detail, cage.Bubblewrap is not null);
            (var host, failure) = await StartAsync(candidate, hello, Judge, options, cancellation);
            if (host is not null || failure!.Class == "node_too_old")
                return (host, failure);
        }

        return (null, failure);
    }

    /// <summary>Starts a process that says when it is ready.</summary>
    /// <param name="candidate">How.</param>
    /// <param name="hello">What it is told first; may be empty.</param>
    /// <param name="judge">Refuses a process by what it says of itself.</param>
    /// <param name="options">Limits.</param>
    /// <param name="cancellation">Gives up; nothing is left.</param>
    public static async Task<(HostProcess? Host, Failure? Failure)> StartAsync(
        HostCandidate candidate,
        byte[] hello,
        Func<JsonElement, Failure?> judge,
        ScriptHostOptions options,
        CancellationToken cancellation
    )
    {
        RunningProcess process;
        try
        {
            process = options.Processes.Start(candidate.Spec);
        }
        catch (ProcessStartException error)
        {
            return (null, error.Failure);
        }

        var rpc = new LineRpc(process.StandardOutput, process.StandardInput, new LineRpcOptions());
        var host = new HostProcess(process, rpc, candidate);
        Failure? failure;
        try
        {
            failure = await host.GreetAsync(hello, judge, options, cancellation);
        }
        catch
        {
            await host.DisposeAsync();
            throw;
        }

        if (failure is null)
            return (host, null);
        await host.DisposeAsync();
        return (null, failure);
    }

    /// <summary>Ends the process and what waits for it.</summary>
    public async ValueTask DisposeAsync()
    {
        await Process.DisposeAsync();
        await Rpc.DisposeAsync();
    }

    private async Task<Failure?> GreetAsync(
        byte[] hello,
        Func<JsonElement, Failure?> judge,
        ScriptHostOptions options,
        CancellationToken cancellation
    )
    {
        using var limit = new CancellationTokenSource(options.Limits.Start, options.Time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(limit.Token, cancellation);
        try
        {
            await Process.StandardInput.WriteAsync(hello, either.Token);
            await Process.StandardInput.FlushAsync(either.Token);
            if (await Rpc.Incoming.WaitToReadAsync(either.Token) && Rpc.Incoming.TryRead(out var ready))
                return judge(ready.Params);
            await Process.Exited.WaitAsync(either.Token);
        }
        catch (IOException gone)
        {
            await Process.Exited.WaitAsync(cancellation);
            return HostFailures.NotStarted($"{gone.Message} {Process.ErrorTail}");
        }
        catch (OperationCanceledException) when (!cancellation.IsCancellationRequested)
        {
            return HostFailures.NotStarted($"it was not ready after {options.Limits.Start.TotalSeconds:0} s");
        }

        return HostFailures.NotStarted(Process.ErrorTail);
    }

    private static Failure? Judge(JsonElement ready)
    {
        var version = ready.TryGetProperty("version", out var said) ? said.GetString() ?? "" : "";
        return Version.TryParse(version, out var number) && number.Major >= OldestNode
            ? null
            : HostFailures.TooOld(version);
    }
}
