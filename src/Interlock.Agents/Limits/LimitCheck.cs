using System.Globalization;
using System.Text;
using Interlock.Agents.Sessions;
using Interlock.Core.Agents;
using Interlock.Core.Failures;

namespace Interlock.Agents.Limits;

/// <summary>Compares what a turn has spent with what it may.</summary>
internal static class LimitCheck
{
    /// <summary>The failure of a turn that has spent more than it may, with the figures; null when it has not.</summary>
    public static Failure? Of(TurnLimits limits, TurnUpdate news)
    {
        var usage = news.Usage;
        if (limits.OutputTokens is { } output && usage?.Output > output)
            return Exhausted($"{Count(usage.Output.Value)} output tokens of {Count(output)}");
        if (limits.Tokens is { } tokens && usage is not null && (usage.Input ?? 0) + (usage.Output ?? 0) > tokens)
            return Exhausted($"{Count((usage.Input ?? 0) + (usage.Output ?? 0))} tokens of {Count(tokens)}");
        if (limits.OutputBytes is { } bytes && news.Message is { } text && Encoding.UTF8.GetByteCount(text) > bytes)
            return Exhausted($"{Count(Encoding.UTF8.GetByteCount(text))} bytes of output of {Count(bytes)}");
        if (limits.Money is not { } money || usage is null)
            return null;
        if (usage.Money > money)
            return Exhausted(
                string.Create(CultureInfo.InvariantCulture, $"{usage.Money:0.####} USD of {money:0.####}")
            );
        return usage.Money is null && (usage.Input ?? 0) + (usage.Output ?? 0) > 0 ? Unpriced(news.Model) : null;
    }

    private static Failure Exhausted(string figures) =>
        AgentFailures.BudgetExhausted($"The turn has used {figures} and was ended.");

    // A limit that cannot be kept must not look like one that is.
    private static Failure Unpriced(string? model) =>
        new(
            "price_unknown",
            $"The price of {(model is null ? "the model that answers" : $"model '{model}'")} is not known, so the limit of money cannot be kept; the turn was ended.",
            FailureOwner.User,
            false,
            "Add the model to 'prices' of interlock.json or to the file of INTERLOCK_PRICES, or limit tokens instead."
        );

    private static string Count(long number) => number.ToString("N0", CultureInfo.InvariantCulture);
}
