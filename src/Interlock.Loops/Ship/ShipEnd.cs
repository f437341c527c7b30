using Interlock.Core.Failures;
using Interlock.Core.Gates;
using Interlock.Core.Runs;

namespace Interlock.Loops.Ship;

/// <summary>How a ship run ended; the rest of the story is in the journal.</summary>
/// <param name="Outcome">The outcome.</param>
/// <param name="Verdict">The gate's verdict on the last tree judged.</param>
/// <param name="Failure">Why it did not land, or null.</param>
public sealed record ShipEnd(Outcome Outcome, Verdict Verdict, Failure? Failure)
{
    /// <summary>Exit code of the verb (DESIGN §3).</summary>
    public int Exit => ExitCode.Of(Outcome, Verdict);
}
