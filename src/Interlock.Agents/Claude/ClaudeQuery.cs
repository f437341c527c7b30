using System.Text.Json;
using Interlock.Agents.Protocols;
using Interlock.Agents.Sessions;

namespace Interlock.Agents.Claude;

/// <summary>Asks Claude Code something that takes no turn and spends nothing: its models, the usage of an account.</summary>
/// <param name="host">The machine.</param>
internal sealed class ClaudeQuery(RuntimeHost<ClaudeUser> host)
{
    private const int MaxLineBytes = 4 * 1024 * 1024;
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(8);

    /// <summary>Starts it in a home that is removed afterwards, and asks.</summary>
    /// <param name="program">Path of Claude Code.</param>
    /// <param name="subtype">What is asked after <c>initialize</c>, or null for that itself.</param>
    /// <param name="cancellation">Gives up.</param>
    /// <returns>The answer; null when there is none in time.</returns>
    public async Task<JsonElement?> AskAsync(string program, string? subtype, CancellationToken cancellation)
    {
        using var place = new QueryPlace();
        using var home = ClaudeHome.Isolate(host.User, Path.Combine(place.Folder, "claude"));
        using var limit = new CancellationTokenSource(Limit, host.Time);
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(limit.Token, cancellation);
        using var close = new CancellationTokenSource();
        var process = host.Processes.Start(ClaudeLaunch.Query(program, home, host));
        var lines = new JsonLines(process.StandardOutput, process.StandardInput, MaxLineBytes, null);
        var control = new ClaudeControl(lines);
        var reading = ReadAsync(lines, control, close.Token);
        try
        {
            var hello = await control.AskAsync("initialize", null, stop.Token);
            return subtype is null || hello is null ? hello : await control.AskAsync(subtype, null, stop.Token);
        }
        catch (OperationCanceledException) when (!cancellation.IsCancellationRequested)
        {
            return null;
        }
        finally
        {
            await process.DisposeAsync();
            await close.CancelAsync();
            await reading;
        }
    }

    private static async Task ReadAsync(JsonLines lines, ClaudeControl control, CancellationToken cancellation)
    {
        try
        {
            while (await lines.ReadAsync(cancellation) is { } line)
                if (!line.TooLong && JsonLines.Parse(line.Bytes) is { } message)
                    if (message.Text("type") == "control_response")
                        control.Take(message);
        }
        finally
        {
            control.Ended();
        }
    }
}
