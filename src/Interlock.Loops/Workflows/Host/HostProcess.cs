using System.Text.Json;
using Interlock.Agents.Protocols;
using Interlock.Core.Failures;
using Interlock.Core.Processes;

namespace Interlock.Loops.Workflows.Host;

/// <summary>Node, started and ready to be talked to.</summary>
internal sealed class HostProcess : IAsyncDisposable
{
    private const int OldestNode = 20;

    private HostProcess(RunningProcess process, LineRpc rpc, ScriptCage cage)
    {
        Process = process;
        Rpc = rpc;
        Cage = cage;
    }

    public RunningProcess Process { get; }

    public LineRpc Rpc { get; }

    public ScriptCage Cage { get; }

    /// <summary>Starts it in the strongest cage that works here.</summary>
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
        foreach (var cage in ScriptCage.ToTry(node, options.Environment))
        {
            (var host, failure) = await TryAsync(cage, parser, options, cancellation);
            if (host is not null || failure!.Class == "node_too_old")
                return (host, failure);
        }

        return (null, failure);
    }

    /// <summary>Ends the process and what waits for it.</summary>
    public async ValueTask DisposeAsync()
    {
        await Process.DisposeAsync();
        await Rpc.DisposeAsync();
    }

    private static async Task<(HostProcess? Host, Failure? Failure)> TryAsync(
        ScriptCage cage,
        byte[] parser,
        ScriptHostOptions options,
        CancellationToken cancellation
    )
    {
        RunningProcess process;
        try
        {
            process = options.Processes.Start(cage.Spec(options));
        }
        catch (ProcessStartException error)
        {
            return (null, error.Failure);
        }

        var rpc = new LineRpc(process.StandardOutput, process.StandardInput, new LineRpcOptions());
        var host = new HostProcess(process, rpc, cage);
        Failure? failure;
        try
        {
            failure = await host.GreetAsync(parser, options, cancellation);
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

    private async Task<Failure?> GreetAsync(byte[] parser, ScriptHostOptions options, CancellationToken cancellation)
    {
        using var limit = new CancellationTokenSource(options.Limits.Start, options.Time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(limit.Token, cancellation);
        try
        {
            await Process.StandardInput.WriteAsync(HostBundle.Line(parser), either.Token);
            await Process.StandardInput.FlushAsync(either.Token);
            if (await Rpc.Incoming.WaitToReadAsync(either.Token) && Rpc.Incoming.TryRead(out var ready))
                return Judge(ready.Params);
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
