using System.Globalization;
using Interlock.Agents.Protocols;

namespace Interlock.Agents.Acp;

/// <summary>
/// opencode's own record. To its client it tells an error of the model by its name and words, and repeated tries not at
/// all; its session has the status (<c>opencode export</c>), its log a line a failed request (measured of 1.18.33).
/// </summary>
internal static class OpencodeRecord
{
    private const int InternalError = -32603;
    private const long LargestLog = 32 * 1024 * 1024;
    private const string Failed = "level=ERROR";
    private const string Stream = "message=\"stream error\"";
    private const string Time = "timestamp=";

    /// <summary>The error of the last answer of an exported session, with its status, or null.</summary>
    public static RpcError? Error(byte[] export) =>
        JsonLines.Parse(export) is { } session
        && session.List("messages").LastOrDefault().Member("info")?.Member("error")?.Member("data") is { } data
            ? new RpcError(InternalError, data.Text("message") ?? "", data)
            : null;

    /// <summary>Requests of a session that have failed since a moment.</summary>
    /// <param name="home">opencode's home.</param>
    /// <param name="session">Id of the session.</param>
    /// <param name="since">When the turn began.</param>
    public static int FailedRequests(string home, string session, DateTimeOffset since)
    {
        var file = new FileInfo(Path.Combine(home, ".local", "share", "opencode", "log", "opencode.log"));
        if (file is not { Exists: true, LinkTarget: null, Length: > 0 and <= LargestLog })
            return 0;
        using var log = new StreamReader(
            new FileStream(file.FullName, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete)
        );
        var failed = 0;
        while (log.ReadLine() is { } line)
            if (
                line.Contains(Failed, StringComparison.Ordinal)
                && line.Contains(Stream, StringComparison.Ordinal)
                && line.Contains($"session.id={session} ", StringComparison.Ordinal)
                && line.Contains(" small=false ", StringComparison.Ordinal) // of the turn, not of the title's helper
                && At(line) >= since
            )
                failed++;
        return failed;
    }

    private static DateTimeOffset? At(string line) =>
        line.StartsWith(Time, StringComparison.Ordinal)
        && line.IndexOf(' ', StringComparison.Ordinal) is > 0 and var end
        && DateTimeOffset.TryParse(
            line.AsSpan(Time.Length, end - Time.Length),
            CultureInfo.InvariantCulture,
            out var at
        )
            ? at
            : null;
}
