using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Interlock.Agents.Sessions;
using Interlock.Core.Agents;
using Interlock.Core.Text;

namespace Interlock.Agents.Replay;

/// <summary>
/// The files of a turn that a replay reads: <c>turn.json</c>, and <c>turn.patch</c> with what the turn changed, written
/// by whoever captured it.
/// </summary>
public static class TurnFiles
{
    private const string RecordName = "turn.json";
    private const string PatchName = "turn.patch";
    private const long MostBytes = 256 * 1024 * 1024;

    /// <summary>The patch of a turn's folder, whether or not it is there.</summary>
    public static string Patch(string folder) => Path.Combine(folder, PatchName);

    /// <summary>Keeps what a turn changed; a link in the file's place is not followed.</summary>
    /// <param name="folder">The turn's session folder.</param>
    /// <param name="patch">From the tree that the turn began with to the one it left, as git's binary patch.</param>
    /// <exception cref="IOException">The disk is full, or the folder gone.</exception>
    public static void WritePatch(string folder, ReadOnlySpan<byte> patch) => PrivateFiles.Write(Patch(folder), patch);

    /// <summary>Identifies what a turn was asked: its prompt, of which a short secret could be guessed, and its schema.</summary>
    internal static string Request(AgentTurn turn)
    {
        var prompt = turn.Secrets.Count == 0 ? turn.Prompt : new Redactor([], turn.Secrets).Redact(turn.Prompt);
        return Convert.ToHexStringLower(
            SHA256.HashData(Encoding.UTF8.GetBytes($"{prompt}\0{turn.Schema?.GetRawText()}"))
        );
    }

    internal static void Write(string folder, TurnRecord record) =>
        PrivateFiles.Write(
            Path.Combine(folder, RecordName),
            JsonSerializer.SerializeToUtf8Bytes(record, TurnRecordJson.Default.TurnRecord)
        );

    /// <summary>The record of a folder; null when there is none that can be read.</summary>
    internal static TurnRecord? Read(string folder)
    {
        var file = new FileInfo(Path.Combine(folder, RecordName));
        if (!file.Exists || file.LinkTarget is not null || file.Length is 0 or > MostBytes)
            return null;
        try
        {
            var record = JsonSerializer.Deserialize(
                File.ReadAllBytes(file.FullName),
                TurnRecordJson.Default.TurnRecord
            );
            return record is { Version: 1 } ? record : null;
        }
        catch (Exception error) when (error is JsonException or IOException or UnauthorizedAccessException)
        {
            return null; // cut off by a crash, or of another version: no turn that can be replayed
        }
    }
}
