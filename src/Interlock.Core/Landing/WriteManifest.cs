using System.Text.Json;
using System.Text.Json.Serialization;
using Interlock.Core.Changes;
using Interlock.Core.Git;

namespace Interlock.Core.Landing;

/// <summary>What a landing is about to write; on disk before the first path is touched, so that a crash can be finished or undone.</summary>
/// <param name="Tip">The commit that it applies to.</param>
/// <param name="Tree">The tree that it makes.</param>
/// <param name="Commit">The commit that it makes, or null when index and branch stay as they are.</param>
/// <param name="Entries">The paths; a path's number names its files in the staging folder.</param>
/// <param name="Changes">The same paths as git's differences, for the index.</param>
/// <param name="NewFolders">Folders that were not there before.</param>
internal sealed record WriteManifest(
    ObjectId Tip,
    ObjectId Tree,
    ObjectId? Commit,
    IReadOnlyList<WriteEntry> Entries,
    IReadOnlyList<ChangeEntry> Changes,
    IReadOnlyList<RepoPath> NewFolders
)
{
    /// <summary>Whether it belongs to a plan.</summary>
    public bool IsOf(LandingPlan plan) => Tip == plan.Tip.Commit && Tree == plan.Tree && Commit == plan.Commit;

    /// <summary>Reads it, or null when there is none: then no path was touched.</summary>
    public static WriteManifest? Read(string file) =>
        File.Exists(file)
            ? JsonSerializer.Deserialize(File.ReadAllBytes(file), WriteManifestJson.Default.WriteManifest)
            : null;

    /// <summary>Writes it, whole and durable.</summary>
    public void Write(string file)
    {
        using (var stream = new FileStream(file + ".new", FileMode.Create, FileAccess.Write))
        {
            JsonSerializer.Serialize(stream, this, WriteManifestJson.Default.WriteManifest);
            stream.Flush(flushToDisk: true);
        }
        File.Move(file + ".new", file, overwrite: true);
    }
}

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, UseStringEnumConverter = true)]
[JsonSerializable(typeof(WriteManifest))]
internal sealed partial class WriteManifestJson : JsonSerializerContext;
