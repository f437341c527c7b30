using System.Text.Json;
using Interlock.Agents.Protocols;

namespace Interlock.Agents.Acp;

/// <summary>
/// Copilot's own record of a session (<c>session-state/ID/events.jsonl</c>). To its client Copilot tells a failed
/// request as an ordinary message and end; here it stands with its status (measured of 1.0.102).
/// </summary>
internal static class CopilotRecord
{
    private const long LargestFile = 256 * 1024 * 1024;
    private const int LongestLine = 1024 * 1024;

    /// <summary>The error that ended the last turn, in the form of <c>data</c> of an error of ACP, or null.</summary>
    /// <param name="home">Copilot's home.</param>
    /// <param name="session">Id of the session, as the agent told it.</param>
    public static RpcError? Error(string home, string session)
    {
        if (session.Length is 0 or > 100 || !session.All(c => char.IsAsciiLetterOrDigit(c) || c == '-'))
            return null;
        var file = new FileInfo(Path.Combine(home, "session-state", session, "events.jsonl"));
        if (file is not { Exists: true, LinkTarget: null, Length: > 0 and <= LargestFile })
            return null;
        // A pipe in its place has no length, and opening it could wait for ever.
        RpcError? error = null;
        foreach (var line in File.ReadLines(file.FullName).Where(line => line.Length <= LongestLine))
        {
            // Most lines are neither, and long.
            if (!line.StartsWith("{\"type\":\"session.error\"", StringComparison.Ordinal))
                error = line.StartsWith("{\"type\":\"user.message\"", StringComparison.Ordinal) ? null : error;
            else if (
                JsonLines.Parse(System.Text.Encoding.UTF8.GetBytes(line)) is { } told
                && told.Member("data") is { } data
            )
                error = Of(data);
        }

        return error;
    }

    private static RpcError Of(JsonElement data) => new(InternalError, data.Text("message") ?? "", data);

    private const int InternalError = -32603;
}
