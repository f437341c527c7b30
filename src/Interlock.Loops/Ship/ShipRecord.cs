using System.Text.Json;
using Interlock.Core.Git;
using Interlock.Core.Journal;

namespace Interlock.Loops.Ship;

/// <summary>What <c>run.started</c> says of a ship run: all that a resumed run needs to be the same run.</summary>
/// <param name="Run">Id.</param>
/// <param name="Loop"><c>ship</c>, or <c>bench</c> for a comparison of agents.</param>
/// <param name="Repository">Top of the user's checkout.</param>
/// <param name="Base">Commit the work starts from.</param>
/// <param name="BaseTree">Its tree.</param>
/// <param name="Branch">Branch that was checked out, or null when detached.</param>
/// <param name="Request">The request.</param>
/// <param name="Options">Everything that was asked.</param>
/// <param name="Dirty">Paths with uncommitted edits at the start.</param>
/// <param name="Version">Version of Interlock.</param>
/// <param name="Pid">The engine's process id.</param>
/// <param name="PidStart">When that process started, so that a re-used id is not taken for it.</param>
/// <param name="Host">Machine.</param>
public sealed record ShipRecord(
    string Run,
    string Loop,
    string Repository,
    string Base,
    string BaseTree,
    string? Branch,
    string? Request,
    ShipOptions Options,
    IReadOnlyList<string> Dirty,
    string Version,
    int Pid,
    string PidStart,
    string Host
)
{
    private static readonly string[] Loops = ["ship", "bench"];

    /// <summary>The loop that options ask for.</summary>
    internal static string LoopOf(ShipOptions options) => options.Bench is null ? Loops[0] : Loops[1];

    /// <summary>The tip that the run works from.</summary>
    internal RepositoryTip Tip => new(new ObjectId(Base), new ObjectId(BaseTree), Branch);

    /// <summary>Reads it from the journal of a run, or null when the run never got as far or is of another loop.</summary>
    internal static ShipRecord? Of(RunJournal journal)
    {
        var started = journal.Existing.FirstOrDefault(r => r.Type == "run.started");
        if (started is null || !started.Data.TryGetProperty("loop", out var loop) || !Loops.Any(loop.ValueEquals))
            return null;
        var record = started.Data.Deserialize(ShipJson.Default.ShipRecord)!;
        foreach (var resumed in journal.Existing.Where(r => r.Type == "run.resumed"))
            if (resumed.Data.TryGetProperty("changes", out var changes))
                record = record with
                {
                    Options = changes.Deserialize(ShipJson.Default.ShipChanges)!.Apply(record.Options),
                };
        return record;
    }
}
