using System.Text.Json;
using Interlock.Core.Agents;
using Interlock.Loops.Workflows.Script;

namespace Interlock.Loops.Workflows.Budgets;

/// <summary>
/// What a run may use: the user's limits, else what the input says (<c>args.budget</c>), else what the script says of itself
/// (<c>meta.budget</c>). Whoever speaks of tokens speaks of both kinds.
/// </summary>
/// <param name="Tokens">Input and output tokens, or null.</param>
/// <param name="OutputTokens">Output tokens, or null.</param>
/// <param name="Money">US dollars, or null.</param>
/// <param name="Agents">Agents that the script may ask for.</param>
/// <param name="Time">Wall time of one life, or null.</param>
internal sealed record RunLimits(long? Tokens, long? OutputTokens, decimal? Money, int Agents, TimeSpan? Time)
{
    /// <summary>The limits of a run.</summary>
    public static RunLimits Of(WorkflowOptions options, WorkflowMeta? meta)
    {
        var input =
            options.Input is { ValueKind: JsonValueKind.Object } args && args.TryGetProperty("budget", out var said)
                ? WorkflowBudget.Read(said)
                : null;
        var own = meta?.Budget;
        var (tokens, output) =
            (options.MaxTokens ?? options.MaxOutputTokens) is not null ? (options.MaxTokens, options.MaxOutputTokens)
            : (input?.Tokens ?? input?.OutputTokens) is not null ? (input!.Tokens, input.OutputTokens)
            : (own?.Tokens, own?.OutputTokens);
        return new RunLimits(
            tokens,
            output,
            options.MaxMoney ?? input?.Money ?? own?.Money,
            options.MostAgents ?? input?.Agents ?? own?.Agents ?? WorkflowOptions.DefaultMostAgents,
            options.RunTimeout ?? input?.Time ?? own?.Time
        );
    }

    /// <summary>The part that counts what turns spend.</summary>
    public TurnLimits Spending => new(Tokens, OutputTokens, Money);

    /// <summary>What <c>budget.total</c> says: the tokens in the author's unit, or null.</summary>
    public double? Total => Tokens ?? OutputTokens;

    /// <summary>Whether <c>budget</c> counts output tokens only.</summary>
    public bool CountsOutputOnly => Tokens is null && OutputTokens is not null;
}
