using Interlock.Core.Runs;
using Interlock.Core.Sessions;
using Interlock.Core.Text;

namespace Interlock.Cli.Agent;

/// <summary>Waits for sessions.</summary>
/// <param name="face">The outside.</param>
/// <param name="folders">The sessions.</param>
internal sealed class SessionWait(Face face, IReadOnlyList<SessionFolder> folders)
{
    private static readonly TimeSpan Interval = TimeSpan.FromMilliseconds(100);

    // The first of them that any session ends with is the answer: what a person or a machine has to mend comes first.
    private static readonly int[] Worst =
    [
        ExitCode.NeedsOwner,
        ExitCode.Infrastructure,
        ExitCode.BudgetExhausted,
        ExitCode.Blocked,
        ExitCode.Cancelled,
    ];

    /// <summary>Waits until all have come to an end, one waits for a person, or the time is over.</summary>
    public async Task<WaitDocument> RunAsync(
        IReadOnlyList<string> artifacts,
        TimeSpan? limit,
        CancellationToken cancellation
    )
    {
        var started = face.Time.GetTimestamp();
        using var timer = new PeriodicTimer(Interval, face.Time);
        var lost = new LostSessions(face);
        while (true)
        {
            var isLate = face.Time.GetElapsedTime(started) >= limit;
            await lost.SettleAsync(folders.Where(folder => !folder.IsLive), cancellation);
            var reports = folders.Select(folder => SessionPrinter.Read(face, folder)).ToList();
            var isOver =
                reports.TrueForAll(report => report.Exit is not null)
                || reports.Exists(report => report.State == SessionState.WaitingForUser);
            if (isOver || isLate)
                return Document(reports, artifacts, isLate && !isOver);
            await timer.WaitForNextTickAsync(cancellation);
        }
    }

    private WaitDocument Document(List<SessionReport> reports, IReadOnlyList<string> artifacts, bool isLate)
    {
        var found = artifacts.Select(path => Look(path, reports)).ToList();
        var exits = reports.Select(report => report.Exit ?? ExitCode.Infrastructure).ToHashSet();
        if (found.Exists(artifact => !artifact.Exists))
            exits.Add(ExitCode.Blocked);
        var redactor = new Redactor(face.Environment.SecretValues);
        return new WaitDocument(
            Worst.FirstOrDefault(exits.Contains, ExitCode.Good),
            isLate,
            [.. folders.Select(folder => SessionEntry.Of(folder, redactor))],
            found
        );
    }

    private ArtifactReport Look(string path, List<SessionReport> reports)
    {
        var here = new FileInfo(Path.GetFullPath(path, face.CurrentFolder));
        if (here.Exists || Directory.Exists(here.FullName))
            return new ArtifactReport(path, true, here.Exists ? here.Length : null, here.FullName);
        var kept = reports.SelectMany(report => report.Artifacts).FirstOrDefault(one => one.Path == path && one.Exists);
        return kept ?? new ArtifactReport(path, reports.Exists(report => IsMade(report.Change, path)), null, null);
    }

    private static bool IsMade(ChangeReport? change, string path) =>
        change is not null
        && change.Files.Contains(path, StringComparer.Ordinal)
        && !change.Deleted.Contains(path, StringComparer.Ordinal);
}
