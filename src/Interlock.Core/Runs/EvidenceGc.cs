using System.Text.Json;
using Interlock.Core.Evidence;
using Interlock.Core.Git;
using Interlock.Core.Journal;
using Interlock.Core.State;

namespace Interlock.Core.Runs;

/// <summary>
/// Deletes old evidence files to which no run that is left refers: records are named by the key of the evidence, outputs
/// by their path. While a run is live nothing is deleted: it may just be re-using what is old.
/// </summary>
internal static class EvidenceGc
{
    /// <summary>Deletes, or counts what would be deleted.</summary>
    /// <param name="state">The repository's state folder.</param>
    /// <param name="runs">The runs that are left.</param>
    /// <param name="before">Files written later stay; null keeps all.</param>
    /// <param name="dryRun">Touch nothing.</param>
    internal static (int Files, long Bytes) Run(
        RepositoryState state,
        IReadOnlyList<RunFolder> runs,
        DateTimeOffset? before,
        bool dryRun
    )
    {
        if (before is not { } limit || !Directory.Exists(state.Evidence) || runs.Any(run => run.IsLive))
            return (0, 0);
        var old = FolderSize.Files(state.Evidence).Where(file => file.LastWriteTimeUtc < limit.UtcDateTime).ToList();
        if (old.Count == 0 || References(runs) is not { } references)
            return (0, 0);
        var (files, bytes) = (0, 0L);
        foreach (var file in old.Where(file => !references.Contains(file.FullName) && !references.Contains(Stem(file))))
        {
            var length = TryDelete(file, dryRun);
            (files, bytes) = length < 0 ? (files, bytes) : (files + 1, bytes + length);
        }
        return (files, bytes);
    }

    // Null when a journal cannot be read: what it refers to is unknown, so everything stays.
    private static HashSet<string>? References(IReadOnlyList<RunFolder> runs)
    {
        var all = new HashSet<string>(StringComparer.Ordinal);
        try
        {
            foreach (var run in runs.Where(run => File.Exists(run.Journal)))
            foreach (var record in JournalReader.Read(run.Journal).Where(record => record.Type == "check.completed"))
            {
                var evidence = EventText.Member(record.Data, "evidence");
                all.Add(KeyOf(evidence).Digest);
                if (EventText.Word(evidence, "outputPath") is { } output)
                    all.Add(output);
            }
            return all;
        }
        catch (JournalException)
        {
            return null;
        }
    }

    private static EvidenceKey KeyOf(JsonElement evidence) =>
        new(
            new ObjectId(EventText.Id(evidence, "tree") ?? ""),
            EventText.Word(evidence, "check") ?? "",
            EventText.Word(evidence, "command") ?? "",
            EventText.Word(evidence, "environmentDigest") ?? ""
        );

    // Its length, or -1 when it is still there or somebody else was faster.
    private static long TryDelete(FileInfo file, bool dryRun)
    {
        try
        {
            var length = file.Length;
            if (!dryRun)
                file.Delete();
            return length;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return -1;
        }
    }

    private static string Stem(FileInfo file) => file.Name.Split('.', 2)[0];
}
