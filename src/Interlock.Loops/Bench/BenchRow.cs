using Interlock.Core.Gates;

namespace Interlock.Loops.Bench;

/// <summary>All attempts of one agent together. Medians are of the attempts that told the figure; null when none did.</summary>
/// <param name="Agent">The agent.</param>
/// <param name="Attempts">How many attempts there were.</param>
/// <param name="Proved">How many of them the gate let pass.</param>
/// <param name="Seconds">Median wall time.</param>
/// <param name="InputTokens">Median input tokens.</param>
/// <param name="OutputTokens">Median output tokens.</param>
/// <param name="Money">US dollars of all attempts together; null when the cost of one is not known.</param>
/// <param name="Files">Median count of changed files.</param>
public sealed record BenchRow(
    string Agent,
    int Attempts,
    int Proved,
    double? Seconds,
    double? InputTokens,
    double? OutputTokens,
    decimal? Money,
    double? Files
)
{
    /// <summary>Sums the attempts of one agent up.</summary>
    public static BenchRow Of(string agent, IReadOnlyList<BenchAttempt> attempts)
    {
        var worked = attempts.Where(attempt => attempt.Verdict != Verdict.NotRun).ToList();
        return new(
            agent,
            attempts.Count,
            attempts.Count(attempt => attempt.Verdict == Verdict.Proved),
            Median(worked.Select(attempt => (double?)attempt.Seconds)),
            Median(worked.Select(attempt => (double?)attempt.InputTokens)),
            Median(worked.Select(attempt => (double?)attempt.OutputTokens)),
            worked.Count == 0 || worked.Exists(attempt => attempt.Money is null)
                ? null
                : worked.Sum(attempt => attempt.Money),
            Median(worked.Select(attempt => (double?)attempt.Files.Count))
        );
    }

    private static double? Median(IEnumerable<double?> figures)
    {
        var known = figures.OfType<double>().Order().ToList();
        return known.Count == 0 ? null : (known[(known.Count - 1) / 2] + known[known.Count / 2]) / 2;
    }
}
