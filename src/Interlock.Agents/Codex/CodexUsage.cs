using System.Text.Json;
using Interlock.Agents.Protocols;
using Interlock.Agents.Sessions;
using Interlock.Core.Agents;

namespace Interlock.Agents.Codex;

/// <summary>
/// Tokens of a turn, by <c>thread/tokenUsage/updated</c>. Codex tells the total of a thread over all its turns, also of the
/// threads that this one started; a resumed thread's stored total comes first. Counted is what each grew by.
/// </summary>
internal sealed class CodexUsage
{
    private readonly Dictionary<string, Growth> threads = new(StringComparer.Ordinal);

    /// <summary>The sum so far; unknown before the first answer of the model.</summary>
    public TokenUsage Sum =>
        threads.Values.Where(t => t.HasGrown).Select(t => t.Tokens).ToList() is { Count: > 0 } grown
            ? grown.Aggregate((a, b) => a.Plus(b))
            : TokenUsage.Unknown;

    /// <summary>Takes a notification.</summary>
    /// <param name="data">Its parameters.</param>
    /// <param name="isBefore">Whether it is about an earlier turn.</param>
    public void Apply(JsonElement data, bool isBefore)
    {
        if (data.Member("tokenUsage") is not { } usage || usage.Member("total") is not { } total)
            return;
        var now = Read(total);
        var id = data.Text("threadId") ?? "";
        if (isBefore)
            threads[id] = new Growth(now, now, false);
        else if (threads.TryGetValue(id, out var known))
            threads[id] = known with { Now = now, HasGrown = true };
        else
            threads[id] = new Growth(now.Less(Read(usage.Member("last") ?? total)), now, true);
    }

    private static TokenUsage Read(JsonElement tokens) =>
        new(
            tokens.Number("inputTokens"),
            tokens.Number("cachedInputTokens"),
            tokens.Number("outputTokens"),
            tokens.Number("reasoningOutputTokens")
        );

    private sealed record Growth(TokenUsage Before, TokenUsage Now, bool HasGrown)
    {
        public TokenUsage Tokens => Now.Less(Before) with { Quality = UsageQuality.Exact };
    }
}
