using System.Globalization;
using Interlock.Core.Agents;
using Interlock.Core.Failures;

namespace Interlock.Loops.Ship;

/// <summary>
/// What all turns of a run (or of a part of it) together may spend. Each turn gets what is left as its own limit; turns
/// side by side are interrupted when what they tell adds up to more.
/// </summary>
/// <param name="limits">What they may spend.</param>
/// <param name="before">What earlier lives of the run have spent.</param>
public sealed class RunBudget(TurnLimits limits, TokenUsage before) : IDisposable
{
    /// <summary>Class of the failure of whoever may spend no more.</summary>
    public const string Exhaustion = "budget_exhausted";

    private readonly Lock gate = new();
    private readonly Dictionary<string, TokenUsage> running = new(StringComparer.Ordinal);
    private readonly CancellationTokenSource exhausted = new();
    private TokenUsage spent = before;

    /// <summary>Whose budget it is, for messages.</summary>
    public string Name { get; init; } = "run";

    /// <summary>How to go on when it is spent.</summary>
    public string Remedy { get; init; } =
        "Go on with a higher limit of the kind that is spent: interlock runs resume RUN with --max-money USD, --max-tokens N or --max-output-tokens N.";

    /// <summary>Fires when more is spent than may be.</summary>
    public CancellationToken Exhausted => exhausted.Token;

    /// <summary>Why no further turn may begin, or why those under way are ended; null while something is left.</summary>
    public Failure? Failure
    {
        get
        {
            lock (gate)
                return Check(Total());
        }
    }

    /// <summary>What a turn that begins now may spend.</summary>
    public TurnLimits Rest()
    {
        lock (gate)
        {
            var total = Total();
            return new TurnLimits(
                limits.Tokens is { } most ? Math.Max(0, most - Tokens(total)) : null,
                limits.OutputTokens is { } output ? Math.Max(0, output - (total.Output ?? 0)) : null,
                limits.Money is { } dollars ? Math.Max(0, dollars - (total.Money ?? 0)) : null
            );
        }
    }

    /// <summary>What a turn has spent so far.</summary>
    public void Tell(string turn, TokenUsage usage)
    {
        bool over;
        lock (gate)
        {
            running[turn] = usage;
            over = Check(Total()) is not null;
        }
        if (over)
            _ = exhausted.CancelAsync(); // not in the caller's stack: it holds the agent's own locks
    }

    /// <summary>What an ended turn has spent in all.</summary>
    public void End(string turn, TokenUsage usage)
    {
        lock (gate)
        {
            running.Remove(turn);
            spent = spent.Plus(usage);
        }
    }

    /// <inheritdoc/>
    public void Dispose() => exhausted.Dispose();

    private TokenUsage Total() => running.Values.Aggregate(spent, (sum, usage) => sum.Plus(usage));

    private static long Tokens(TokenUsage usage) => (usage.Input ?? 0) + (usage.Output ?? 0);

    private Failure? Check(TokenUsage total) =>
        limits.Tokens is { } most && Tokens(total) >= most ? Spent($"{Count(Tokens(total))} tokens of {Count(most)}")
        : limits.OutputTokens is { } output && total.Output >= output
            ? Spent($"{Count(total.Output.Value)} output tokens of {Count(output)}")
        : limits.Money is { } dollars && total.Money >= dollars
            ? Spent(string.Create(CultureInfo.InvariantCulture, $"{total.Money:0.####} USD of {dollars:0.####}"))
        : null;

    private Failure Spent(string figures) =>
        new(Exhaustion, $"The {Name} has used {figures}; its agents are ended.", FailureOwner.User, false, Remedy);

    private static string Count(long number) => number.ToString("N0", CultureInfo.InvariantCulture);
}
