using System.Text.Json;
using Interlock.Agents.Protocols;
using Interlock.Core.Agents;

namespace Interlock.Agents.Claude;

/// <summary>
/// Tokens of a turn while it runs, by the events of each answer (https://docs.anthropic.com/en/api/messages-streaming): its
/// start tells the input, its end the output. What only the end of the turn tells, small models above all, is missing.
/// </summary>
internal sealed class ClaudeTally
{
    private readonly Dictionary<string, TokenUsage> answers = new(StringComparer.Ordinal);
    private readonly Dictionary<string, string> current = new(StringComparer.Ordinal);

    /// <summary>The sum so far; unknown before the first answer.</summary>
    public TokenUsage Usage { get; private set; } = TokenUsage.Unknown;

    /// <summary>Takes an event of an answer.</summary>
    /// <param name="conversation">Which conversation it belongs to; helpers have their own.</param>
    /// <param name="data">The event.</param>
    /// <returns>Whether it tells usage.</returns>
    public bool Apply(string conversation, JsonElement data)
    {
        switch (data.Text("type"))
        {
            case "message_start" when data.Member("message") is { } message && message.Member("usage") is { } usage:
                current[conversation] = message.Text("id") ?? "";
                answers[current[conversation]] = ClaudeUsage.OfAnswer(usage);
                break;
            case "message_delta"
                when data.Member("usage") is { } usage && current.TryGetValue(conversation, out var id):
                answers[id] = Merge(answers[id], ClaudeUsage.OfAnswer(usage));
                break;
            default:
                return false;
        }

        var sum = answers.Values.Aggregate(TokenUsage.Unknown, (all, one) => all.Plus(one));
        Usage = sum with { Quality = UsageQuality.Estimated };
        return true;
    }

    // The end repeats what the start said, or only the output.
    private static TokenUsage Merge(TokenUsage start, TokenUsage end) =>
        start with
        {
            Input = end.Input ?? start.Input,
            CachedInput = end.CachedInput ?? start.CachedInput,
            Output = end.Output ?? start.Output,
        };
}
