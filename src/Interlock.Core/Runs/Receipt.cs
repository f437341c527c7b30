using Interlock.Core.Failures;
using Interlock.Core.Gates;

namespace Interlock.Core.Runs;

/// <summary>The record of what a run did and on what evidence; <c>receipt.json</c> in its folder. Signing comes later.</summary>
public sealed record Receipt
{
    /// <summary>Version of this format.</summary>
    public int Format { get; init; } = 1;

    /// <summary>Id of the run.</summary>
    public required string Run { get; init; }

    /// <summary>The loop.</summary>
    public string? Loop { get; init; }

    /// <summary>How it ended.</summary>
    public Outcome? Outcome { get; init; }

    /// <summary>The gate's verdict on <see cref="Tree"/>.</summary>
    public Verdict Verdict { get; init; }

    /// <summary>The request.</summary>
    public string? Request { get; init; }

    /// <summary>The user's checkout.</summary>
    public string? Repository { get; init; }

    /// <summary>Commit the work started from.</summary>
    public string? Base { get; init; }

    /// <summary>Tree of <see cref="Base"/>.</summary>
    public string? BaseTree { get; init; }

    /// <summary>The tree that was judged and, when it landed, is there now.</summary>
    public string? Tree { get; init; }

    /// <summary>What landed, or null.</summary>
    public LandedReport? Landed { get; init; }

    /// <summary>Where a candidate that could not land is kept, or null.</summary>
    public KeptReport? Kept { get; init; }

    /// <summary>The tasks.</summary>
    public required IReadOnlyList<TaskReport> Tasks { get; init; }

    /// <summary>Each check with its evidence id and the digest of its output.</summary>
    public required IReadOnlyList<CheckReport> Checks { get; init; }

    /// <summary>Rounds: what was said, who repaired and why.</summary>
    public required IReadOnlyList<RoundReport> Rounds { get; init; }

    /// <summary>Why it did not end well, or null.</summary>
    public Failure? Failure { get; init; }

    /// <summary>What it spent.</summary>
    public required UsageReport Usage { get; init; }

    /// <summary>Start, UTC.</summary>
    public DateTimeOffset? Started { get; init; }

    /// <summary>End, UTC.</summary>
    public DateTimeOffset? Ended { get; init; }

    /// <summary>Wall time in seconds.</summary>
    public double? Seconds { get; init; }

    /// <summary>Version of Interlock.</summary>
    public string? Version { get; init; }

    /// <summary>Machine.</summary>
    public string? Host { get; init; }

    /// <summary>The journal that all this is derived from.</summary>
    public required JournalDigest Journal { get; init; }
}
