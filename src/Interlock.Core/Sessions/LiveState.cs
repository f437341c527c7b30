using System.Text.Json;
using Interlock.Core.Agents;
using Interlock.Core.Workspaces.Files;

namespace Interlock.Core.Sessions;

/// <summary>What a running turn has said and spent so far; the content of <c>live.json</c>, not journaled.</summary>
/// <param name="Turn">Number of the turn.</param>
/// <param name="Message">The agent's message so far.</param>
/// <param name="Activity">What it does just now, one line.</param>
/// <param name="Usage">What the turn used so far.</param>
/// <param name="At">When it was written.</param>
public sealed record LiveState(int Turn, string? Message, string? Activity, TokenUsage? Usage, DateTimeOffset At)
{
    /// <summary>Reads the live state of a session, or null when there is none.</summary>
    public static LiveState? Read(SessionFolder folder)
    {
        try
        {
            return AtomicFile.Read(folder.Live) is { Length: > 0 } bytes
                ? JsonSerializer.Deserialize(bytes, SessionJson.Default.LiveState)
                : null;
        }
        catch (JsonException)
        {
            return null; // of another version: only the picture of the moment is missing
        }
    }

    /// <summary>Puts this in the place of what was there.</summary>
    /// <exception cref="IOException">The disk is full, or the folder gone.</exception>
    public void Write(SessionFolder folder) =>
        AtomicFile.Write(
            folder.Live,
            JsonSerializer.SerializeToUtf8Bytes(this, SessionJson.Default.LiveState),
            durable: false
        );
}
