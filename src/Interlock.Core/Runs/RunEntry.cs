using Interlock.Core.Journal;

namespace Interlock.Core.Runs;

/// <summary>A run in a list: what the two ends of its journal say.</summary>
/// <param name="Run">Id of the run.</param>
/// <param name="State">Where it stands.</param>
/// <param name="Outcome">How it ended, or null.</param>
/// <param name="Exit">Exit code, or null.</param>
/// <param name="Loop">The loop, or null when the run never got as far.</param>
/// <param name="Request">The request in one line, cleaned and limited; or null.</param>
/// <param name="Repository">The user's checkout, or null.</param>
/// <param name="Started">When it started, UTC, or null.</param>
/// <param name="Ended">When it ended, UTC, or null.</param>
/// <param name="Path">Its folder.</param>
/// <param name="Damage">Why its journal cannot be read, or null.</param>
public sealed record RunEntry(
    string Run,
    RunState State,
    Outcome? Outcome,
    int? Exit,
    string? Loop,
    string? Request,
    string? Repository,
    DateTimeOffset? Started,
    DateTimeOffset? Ended,
    string Path,
    string? Damage
)
{
    /// <summary>Reads the entry of a run; a journal that cannot be read is told, not thrown.</summary>
    public static RunEntry Of(RunFolder folder)
    {
        var live = folder.IsLive;
        try
        {
            var (first, lives) = JournalEnds.Read(folder.Journal, thorough: !live);
            var end = End(lives, live);
            var data = end?.Data ?? default;
            return new RunEntry(
                folder.Id,
                end?.Type == "run.completed" ? RunState.Finished
                    : end is null && live ? RunState.Running
                    : RunState.Interrupted,
                end is null ? null : EventText.Enum<Outcome>(data, "outcome") ?? Runs.Outcome.Failed,
                end is null ? null : EventText.Small(data, "exit"),
                EventText.Word(first?.Data ?? default, "loop"),
                EventText.Word(first?.Data ?? default, "request") is { } request
                    ? Text.ExternalText.Line(request, 200)
                    : null,
                EventText.Word(first?.Data ?? default, "repository") is { } root
                    ? Text.ExternalText.Line(root, 1000)
                    : null,
                first?.At,
                end?.At,
                folder.Path,
                null
            );
        }
        catch (JournalException e)
        {
            var state = live ? RunState.Running : RunState.Interrupted;
            return new RunEntry(folder.Id, state, null, null, null, null, null, null, null, folder.Path, e.Message);
        }
    }

    // The same rule as in a report: what an interruption said is over once the run is taken up again.
    private static JournalRecord? End(IReadOnlyList<JournalRecord> lives, bool live)
    {
        var last = lives.Count > 0 ? lives[^1] : null;
        if (last?.Type is "run.completed" or "run.interrupted")
            return last;
        return live ? null : lives.LastOrDefault(record => record.Type == "run.completed");
    }
}
