using System.Text.Json;

namespace Interlock.Loops.Workflows.Nodes;

/// <summary>The tokens that a run may use: the user's limit, else what the input says (<c>args.budget.total</c>).</summary>
internal static class TokenBudget
{
    /// <summary>The number, or null for no limit.</summary>
    public static long? Of(WorkflowOptions options) =>
        options.MaxTokens
        ?? (
            options.Input.ValueKind == JsonValueKind.Object
            && options.Input.TryGetProperty("budget", out var budget)
            && budget.ValueKind == JsonValueKind.Object
            && budget.TryGetProperty("total", out var total)
            && total.ValueKind == JsonValueKind.Number
            && total.TryGetInt64(out var tokens)
            && tokens > 0
                ? tokens
                : null
        );
}
