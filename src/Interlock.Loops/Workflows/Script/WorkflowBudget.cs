using System.Text.Json;
using Interlock.Core.Configuration;

namespace Interlock.Loops.Workflows.Script;

/// <summary>What the author of a script lets a run or a phase use (<c>meta.budget</c>, <c>meta.phases[].budget</c>); null is no limit.</summary>
public sealed record WorkflowBudget
{
    /// <summary>Input and output tokens together, cached input included.</summary>
    public long? Tokens { get; init; }

    /// <summary>Output tokens, reasoning included.</summary>
    public long? OutputTokens { get; init; }

    /// <summary>US dollars.</summary>
    public decimal? Money { get; init; }

    /// <summary>Agents that may be asked for.</summary>
    public int? Agents { get; init; }

    /// <summary>Wall time from the first agent on, in one life of the run.</summary>
    public TimeSpan? Time { get; init; }

    /// <summary>
    /// Reads <c>50000</c> (tokens) or <c>{tokens, outputTokens, money, agents, time}</c>; <c>total</c> is another word for
    /// tokens. What is of another kind is no limit: a script's meta was checked before.
    /// </summary>
    public static WorkflowBudget? Read(JsonElement budget) =>
        budget.ValueKind switch
        {
            JsonValueKind.Number => new WorkflowBudget { Tokens = Whole(budget) },
            JsonValueKind.Object => new WorkflowBudget
            {
                Tokens = Whole(Of(budget, "tokens")) ?? Whole(Of(budget, "total")),
                OutputTokens = Whole(Of(budget, "outputTokens")),
                Money =
                    Of(budget, "money") is { ValueKind: JsonValueKind.Number } money
                    && money.TryGetDecimal(out var dollars)
                    && dollars > 0
                        ? dollars
                        : null,
                Agents = Whole(Of(budget, "agents")) is { } agents ? (int)Math.Min(agents, int.MaxValue) : null,
                Time = Duration(Of(budget, "time")),
            },
            _ => null,
        };

    private static JsonElement Of(JsonElement budget, string name) =>
        budget.TryGetProperty(name, out var value) ? value : default;

    private static long? Whole(JsonElement value) =>
        value.ValueKind == JsonValueKind.Number && value.TryGetDouble(out var number) && number is >= 1 and < 1e15
            ? (long)number
            : null;

    private static TimeSpan? Duration(JsonElement value) =>
        value.ValueKind == JsonValueKind.String ? DurationText.Parse(ScriptText.Of(value))
        : Whole(value) is { } seconds && seconds <= DurationText.Longest.TotalSeconds ? TimeSpan.FromSeconds(seconds)
        : null;
}
