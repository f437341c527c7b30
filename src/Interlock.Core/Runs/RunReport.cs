using System.Text.Json;
using Interlock.Core.Failures;
using Interlock.Core.Gates;
using Interlock.Core.Journal;
using Interlock.Core.Text;

namespace Interlock.Core.Runs;

/// <summary>The JSON of a run (DESIGN §3): a fold over its journal, the same whoever asks. Names are stable.</summary>
public sealed record RunReport
{
    /// <summary>Id of the run.</summary>
    public required string Run { get; init; }

    /// <summary>The loop: <c>ship</c>, …</summary>
    public string? Loop { get; init; }

    /// <summary>Where the run stands.</summary>
    public required RunState State { get; init; }

    /// <summary>How it ended, or null while it has not.</summary>
    public Outcome? Outcome { get; init; }

    /// <summary>Exit code (DESIGN §3), or null while it has not ended.</summary>
    public int? Exit { get; init; }

    /// <summary>The gate's last verdict.</summary>
    public Verdict Verdict { get; init; }

    /// <summary>The request in the user's words.</summary>
    public string? Request { get; init; }

    /// <summary>The user's checkout.</summary>
    public string? Repository { get; init; }

    /// <summary>Branch that was checked out at the start, or null.</summary>
    public string? Branch { get; init; }

    /// <summary>Commit the work started from.</summary>
    public string? Base { get; init; }

    /// <summary>Tree of <see cref="Base"/>.</summary>
    public string? BaseTree { get; init; }

    /// <summary>The last candidate tree; after a landing the tree that landed.</summary>
    public string? Tree { get; init; }

    /// <summary>Phase it is or was in, or null.</summary>
    public string? Phase { get; init; }

    /// <summary>What landed, or null.</summary>
    public LandedReport? Landed { get; init; }

    /// <summary>Where a candidate that could not land is kept, or null.</summary>
    public KeptReport? Kept { get; init; }

    /// <summary>Tasks of the plan.</summary>
    public IReadOnlyList<TaskReport> Tasks { get; init; } = [];

    /// <summary>Where the plan comes from: <c>explicit</c> or <c>planner</c>; null before there is one.</summary>
    public string? PlanSource { get; init; }

    /// <summary>A workflow's agents, or null when the run is none.</summary>
    public NodesReport? Nodes { get; init; }

    /// <summary>Rounds in order.</summary>
    public IReadOnlyList<RoundReport> Rounds { get; init; } = [];

    /// <summary>The last evidence of each check, in the order they first ran.</summary>
    public IReadOnlyList<CheckReport> Checks { get; init; } = [];

    /// <summary>What the gate's rules found.</summary>
    public IReadOnlyList<FindingReport> Findings { get; init; } = [];

    /// <summary>Why it did not end well, or null.</summary>
    public Failure? Failure { get; init; }

    /// <summary>A workflow's value, or null.</summary>
    public JsonElement? Result { get; init; }

    /// <summary>What it spent.</summary>
    public required UsageReport Usage { get; init; }

    /// <summary>Remarks of the engine, at most the last 100.</summary>
    public IReadOnlyList<string> Notes { get; init; } = [];

    /// <summary>When it started, UTC.</summary>
    public DateTimeOffset? Started { get; init; }

    /// <summary>When it ended, UTC, or null.</summary>
    public DateTimeOffset? Ended { get; init; }

    /// <summary>Wall time in seconds; up to the last record while it has not ended.</summary>
    public double? Seconds { get; init; }

    /// <summary>How often it was taken up again.</summary>
    public int Resumes { get; init; }

    /// <summary>Version of Interlock that started it.</summary>
    public string? Version { get; init; }

    /// <summary>Machine it was started on.</summary>
    public string? Host { get; init; }

    /// <summary>Where its records are.</summary>
    public required RunPaths Paths { get; init; }

    /// <summary>Folds the journal of a run, beside its writer if there is one.</summary>
    /// <param name="folder">The run.</param>
    /// <param name="redactor">Takes secrets out of texts, or null when there are none to know.</param>
    /// <exception cref="JournalException">The journal is damaged in the middle or not there.</exception>
    public static RunReport Read(RunFolder folder, Redactor? redactor = null)
    {
        // Asked before reading: a run that ends in between is then read to its end.
        var live = folder.IsLive;
        var fold = new RunFold(folder, redactor);
        foreach (var record in JournalReader.Read(folder.Journal))
            fold.Add(record);
        return fold.ToReport(live);
    }
}
