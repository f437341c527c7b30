using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using Interlock.Core.Changes;
using Interlock.Core.Workspaces.Files;

namespace Interlock.Core.Workspaces;

/// <summary>One place of the pool: a work tree, and beside it, out of the agent's way, what the harness knows of it.</summary>
/// <param name="Folder">Absolute path of <c>pool/NUMBER</c>.</param>
internal sealed record Slot(string Folder)
{
    private string LeaseFile => Path.Combine(Folder, "lease.json");

    private string RecordFile => Path.Combine(Folder, "slot.json");

    private string SetupFile => Path.Combine(Folder, "setup.json");

    /// <summary>The folder the agent works in.</summary>
    internal string Tree => Path.Combine(Folder, "tree");

    /// <summary>The harness's index of it.</summary>
    internal string Index => Path.Combine(Folder, "index");

    /// <summary>Its number, from 1.</summary>
    internal int Number => int.Parse(Path.GetFileName(Folder), CultureInfo.InvariantCulture);

    /// <summary>Whether nobody holds it.</summary>
    internal bool IsFree => !File.Exists(LeaseFile);

    /// <summary>Who holds it, or null when nobody does or the lease cannot be read (then it is not free either).</summary>
    internal LeaseRecord? ReadLease() => Read(LeaseFile, WorkspaceJson.Default.LeaseRecord);

    /// <summary>Takes the slot. To be called under the pool's lock.</summary>
    internal void WriteLease(LeaseRecord lease) => Write(LeaseFile, lease, WorkspaceJson.Default.LeaseRecord);

    /// <summary>Frees the slot. To be called under the pool's lock.</summary>
    internal void DeleteLease() => File.Delete(LeaseFile);

    /// <summary>What the index stands for, or null when that is unknown.</summary>
    internal SlotRecord? ReadRecord() => Read(RecordFile, WorkspaceJson.Default.SlotRecord);

    /// <summary>Says what the index stands for.</summary>
    internal void WriteRecord(SlotRecord record) => Write(RecordFile, record, WorkspaceJson.Default.SlotRecord);

    /// <summary>Says that the index stands for nothing known, before it is changed.</summary>
    internal void DeleteRecord() => File.Delete(RecordFile);

    /// <summary>What setup left in the work tree.</summary>
    /// <exception cref="InvalidDataException">The record is damaged.</exception>
    internal SetupTrace ReadSetup() =>
        !File.Exists(SetupFile)
            ? SetupTrace.None
            : Read(SetupFile, WorkspaceJson.Default.SetupTrace)
                ?? throw new InvalidDataException($"Damaged record: {SetupFile}");

    /// <summary>Remembers what setup left.</summary>
    internal void WriteSetup(SetupTrace trace) => Write(SetupFile, trace, WorkspaceJson.Default.SetupTrace);

    /// <summary>Forgets what setup left.</summary>
    internal void DeleteSetup() => File.Delete(SetupFile);

    private static T? Read<T>(string path, JsonTypeInfo<T> type)
        where T : class
    {
        try
        {
            return AtomicFile.Read(path) is { } bytes ? JsonSerializer.Deserialize(bytes, type) : null;
        }
        catch (JsonException)
        {
            // Damaged: the callers take "unknown" for the careful choice (not free, to be discarded).
            return null;
        }
    }

    private static void Write<T>(string path, T value, JsonTypeInfo<T> type) =>
        AtomicFile.Write(path, JsonSerializer.SerializeToUtf8Bytes(value, type));
}
