using System.Security.Cryptography;
using System.Text.Json;
using Interlock.Core.Gates;
using Interlock.Core.Workspaces.Files;

namespace Interlock.Core.Evidence;

/// <summary>
/// Evidence on disk, one file a key, each written whole or not at all. A file that is damaged, of another key, or whose
/// output is gone or changed is not evidence.
/// </summary>
/// <param name="folder">The evidence folder; outside every tree that an agent can write.</param>
public sealed class EvidenceStore(string folder)
{
    /// <summary>The evidence folder.</summary>
    public string Folder { get; } = folder;

    /// <summary>Evidence that may be used again: green or red, and not because of a time limit.</summary>
    /// <param name="key">What it must be about.</param>
    /// <param name="note">Why a file that is there was not believed; null otherwise.</param>
    /// <returns>The evidence with <see cref="EvidenceRecord.Reused"/>, or null.</returns>
    public EvidenceRecord? Find(EvidenceKey key, out string? note)
    {
        var path = FileOf(key);
        try
        {
            note = null;
            if (AtomicFile.Read(path) is not { } bytes)
                return null;
            var record = JsonSerializer.Deserialize(bytes, EvidenceJson.Default.EvidenceRecord);
            note = Doubt(record, key) is { } doubt ? $"Evidence file '{path}' is ignored: {doubt}." : null;
            return note is null ? record! with { Reused = true } : null;
        }
        catch (Exception error)
            when (error is JsonException or IOException or UnauthorizedAccessException or NotSupportedException)
        {
            note = $"Evidence file '{path}' is ignored: {error.Message}";
            return null;
        }
    }

    /// <summary>Keeps evidence that may be used again; other evidence is not kept.</summary>
    /// <exception cref="IOException">Disk full, or no permission.</exception>
    public void Save(EvidenceRecord record)
    {
        if (!IsReusable(record))
            return;
        Directory.CreateDirectory(Folder);
        AtomicFile.Write(
            FileOf(EvidenceKey.Of(record)),
            JsonSerializer.SerializeToUtf8Bytes(record with { Reused = false }, EvidenceJson.Default.EvidenceRecord)
        );
    }

    /// <summary>Keeps an output.</summary>
    /// <returns>Its file and its SHA-256.</returns>
    /// <exception cref="IOException">Disk full, or no permission.</exception>
    public (string Path, string Digest) SaveOutput(ReadOnlySpan<byte> output)
    {
        Directory.CreateDirectory(Folder);
        var digest = Convert.ToHexStringLower(SHA256.HashData(output));
        var path = Path.Combine(Folder, $"{digest}.log"); // named by content: the same output is kept once
        if (DigestOf(path) != digest)
            AtomicFile.Write(path, output);
        return (path, digest);
    }

    /// <summary>The content id of a record: SHA-256 over what it says, in hexadecimal.</summary>
    public static string IdOf(EvidenceRecord record) =>
        Convert.ToHexStringLower(
            SHA256.HashData(
                JsonSerializer.SerializeToUtf8Bytes(
                    record with
                    {
                        Id = "",
                        Reused = false,
                    },
                    EvidenceJson.Default.EvidenceRecord
                )
            )
        );

    private static bool IsReusable(EvidenceRecord record) =>
        record is { TimedOut: false, Verdict: Verdict.Proved or Verdict.Refuted };

    private static string? Doubt(EvidenceRecord? record, EvidenceKey key) =>
        record is null ? "it holds nothing"
        : EvidenceKey.Of(record) != key ? "it is about something else"
        : !IsReusable(record) ? $"its verdict is {record.Verdict}"
        : record.Id != IdOf(record) ? "its content does not match its id"
        : DigestOf(record.OutputPath) != record.OutputDigest ? $"its output '{record.OutputPath}' is gone or changed"
        : null;

    private static string? DigestOf(string path) =>
        AtomicFile.Read(path) is { } bytes ? Convert.ToHexStringLower(SHA256.HashData(bytes)) : null;

    private string FileOf(EvidenceKey key) => Path.Combine(Folder, $"{key.Digest}.json");
}
