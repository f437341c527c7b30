using System.Text.Json;
using Interlock.Agents.Protocols;
using Interlock.Agents.Sessions;

namespace Interlock.Agents.Codex;

/// <summary>Asks Codex something that takes no turn and spends nothing: its models, the usage of an account.</summary>
/// <param name="host">The machine.</param>
internal sealed class CodexQuery(RuntimeHost<CodexUser> host)
{
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(8);

    /// <summary>Starts it in a home that is removed afterwards, and asks.</summary>
    /// <param name="program">Path of Codex.</param>
    /// <param name="method">What is asked.</param>
    /// <param name="cancellation">Gives up.</param>
    /// <returns>The answer; null when there is none in time, or it is an error.</returns>
    public async Task<JsonElement?> AskAsync(string program, string method, CancellationToken cancellation)
    {
        using var place = new QueryPlace();
        using var home = CodexHome.Isolate(host.User, Path.Combine(place.Folder, "codex"));
        AgentHome.Write(Path.Combine(home.Folder, "config.toml"), CodexConfig.Query(host));
        using var limit = new CancellationTokenSource(Limit, host.Time);
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(limit.Token, cancellation);
        var process = host.Processes.Start(CodexLaunch.Query(program, home, host));
        var rpc = new LineRpc(process.StandardOutput, process.StandardInput, new LineRpcOptions());
        var passing = PassOverAsync(rpc);
        try
        {
            await rpc.RequestAsync("initialize", CodexRequests.Hello(), stop.Token);
            await rpc.NotifyAsync("initialized", null, stop.Token);
            var reply = await rpc.RequestAsync(method, [], stop.Token);
            return reply.Error is null ? reply.Result : null;
        }
        catch (OperationCanceledException) when (!cancellation.IsCancellationRequested)
        {
            return null;
        }
        finally
        {
            await process.DisposeAsync();
            await rpc.DisposeAsync();
            await passing;
        }
    }

    private static async Task PassOverAsync(LineRpc rpc)
    {
        await foreach (var message in rpc.Incoming.ReadAllAsync())
            if (message.Id is { } id)
                await rpc.RefuseAsync(
                    id,
                    new RpcError(RpcError.MethodNotFound, "not supported by this client"),
                    CancellationToken.None
                );
    }
}
