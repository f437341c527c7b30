using System.Collections.Concurrent;
using System.Text.Json;
using System.Text.Json.Nodes;
using Interlock.Agents.Protocols;
using Interlock.Agents.Sessions;
using Interlock.Core.Agents;
using Interlock.Core.Processes;

namespace Interlock.Agents.Acp.Terminals;

/// <summary>
/// <c>terminal/create</c>, <c>output</c>, <c>wait_for_exit</c>, <c>kill</c> and <c>release</c>: commands in the
/// workspace, held back as the agent itself is, without its keys; all are dead when this is disposed.
/// </summary>
/// <param name="turn">The turn.</param>
/// <param name="variables">Environment of the commands.</param>
/// <param name="keys">Variables that the agent has and the commands have not, whatever it asks for.</param>
/// <param name="processes">Starts them.</param>
/// <param name="time">The clock.</param>
internal sealed class AcpTerminals(
    AgentTurn turn,
    IReadOnlyDictionary<string, string> variables,
    IReadOnlyCollection<string> keys,
    ProcessRunner processes,
    TimeProvider time
) : IAsyncDisposable
{
    private const int MostAtOnce = 32;
    private const int LargestOutput = 1024 * 1024;
    private readonly ConcurrentDictionary<string, AcpTerminal> open = new(StringComparer.Ordinal);
    private readonly FolderBounds bounds = new(turn.Workspace);
    private int count;

    /// <summary>
    /// Whether commands may be run: not by a reader, and not where the network has to be off and nothing holds it off.
    /// </summary>
    public static bool IsOffered(AgentTurn turn) =>
        turn.Permission != Permission.ReadOnly && (turn.Network != false || turn.Confinement is StrictConfinement);

    /// <summary>Answers a <c>terminal/…</c> request; waiting for an exit takes as long as the command.</summary>
    public async Task<AcpAnswer> AnswerAsync(string method, JsonElement request, CancellationToken cancellation)
    {
        if (method == "terminal/create")
            return Create(request);
        if (request.Text("terminalId") is not { } id || !open.TryGetValue(id, out var terminal))
            return AcpAnswer.Missing($"terminal {request.Text("terminalId")}");
        switch (method)
        {
            case "terminal/output":
                return AcpAnswer.Of(terminal.Output());
            case "terminal/wait_for_exit":
                return AcpAnswer.Of(await terminal.WaitAsync(cancellation));
            case "terminal/kill":
                await terminal.DisposeAsync();
                return AcpAnswer.Done();
            case "terminal/release":
                open.TryRemove(id, out _);
                await terminal.DisposeAsync();
                return AcpAnswer.Done();
            default:
                return AcpAnswer.Unknown;
        }
    }

    /// <summary>Ends all commands.</summary>
    public async ValueTask DisposeAsync() => await Task.WhenAll(open.Values.Select(t => t.DisposeAsync().AsTask()));

    private AcpAnswer Create(JsonElement request)
    {
        if (!IsOffered(turn))
            return AcpAnswer.Refuse("You may not run commands.");
        if (request.Text("command") is not { Length: > 0 } command)
            return AcpAnswer.Refuse("There is no command.");
        var folder = request.Text("cwd") ?? turn.Workspace;
        if (!bounds.Holds(folder))
            return AcpAnswer.Refuse($"'{folder}' is not inside the workspace.");
        if (open.Count >= MostAtOnce)
            return AcpAnswer.Refuse($"At most {MostAtOnce} terminals at once; release some.");
        try
        {
            var limit = (int)Math.Clamp(request.Number("outputByteLimit") ?? LargestOutput, 1, LargestOutput);
            var terminal = new AcpTerminal(processes.Start(Spec(command, folder, request)), limit, time);
            var id = $"term-{Interlocked.Increment(ref count)}";
            open[id] = terminal;
            return AcpAnswer.Of(new JsonObject { ["terminalId"] = id });
        }
        catch (ProcessStartException missing)
        {
            return AcpAnswer.Fail(missing.Failure.Message);
        }
    }

    private ProcessSpec Spec(string command, string folder, JsonElement request)
    {
        var environment = new Dictionary<string, string>(variables, StringComparer.Ordinal);
        foreach (var item in request.List("env"))
            if (item.Text("name") is { Length: > 0 } name && item.Text("value") is { } value && IsFree(name))
                environment[name] = value;
        string[] arguments =
        [
            .. request.List("args").Select(a => a.ValueKind == JsonValueKind.String ? a.GetString()! : a.GetRawText()),
        ];
        // Agents send a whole command line, or a program and its arguments. Both outputs become one, in their order.
        string[] line =
            arguments.Length == 0 ? ["exec 2>&1\n" + command] : ["exec \"$0\" \"$@\" 2>&1", command, .. arguments];
        return new ProcessSpec
        {
            FileName = File.Exists("/bin/bash") ? "/bin/bash" : "/bin/sh",
            Arguments = ["-c", .. line],
            WorkingDirectory = RealPath.Of(Path.GetFullPath(folder, turn.Workspace)),
            Environment = environment,
            Supervised = true,
            Confinement = turn.ToolConfinement,
        };
    }

    private bool IsFree(string name) =>
        !keys.Contains(name)
        && !name.Contains('=')
        && !name.Contains('\0')
        && !name.StartsWith("INTERLOCK_", StringComparison.Ordinal);
}
