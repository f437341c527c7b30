using Interlock.Core.Gates;
using Interlock.Core.Gates.Witnesses;

namespace Interlock.Loops.Gates.Witnesses;

/// <summary>What a witness said.</summary>
/// <param name="Kind">The witness.</param>
/// <param name="Verdict"><c>proved</c> when it stands by the change, <c>unproved</c> when not, <c>not_run</c> when it was not
/// asked, <c>gate_error</c> when it could not be.</param>
/// <param name="Message">In words.</param>
/// <param name="File">The file of the hunk that was taken out, or null.</param>
/// <param name="Line">Its line in the new text, or null.</param>
/// <param name="Tree">The tree that the checks ran on, or null.</param>
/// <param name="Evidence">Ids of the evidence.</param>
/// <param name="Seconds">Wall time; 0 when all evidence was at hand.</param>
public sealed record Witness(
    WitnessKind Kind,
    Verdict Verdict,
    string Message,
    string? File,
    int? Line,
    string? Tree,
    IReadOnlyList<string> Evidence,
    double Seconds
);
