namespace Interlock.ModelStub.Scenarios;

/// <summary>When a request matches, and what the model then does. Every condition given must hold.</summary>
public sealed record Rule
{
    /// <summary>Texts that the latest user prompt must contain, all of them.</summary>
    public IReadOnlyList<string> Prompt { get; init; } = [];

    /// <summary>Texts that the latest user prompt must not contain.</summary>
    public IReadOnlyList<string> NotPrompt { get; init; } = [];

    /// <summary>Texts that must occur anywhere in the conversation, tool results included.</summary>
    public IReadOnlyList<string> Conversation { get; init; } = [];

    /// <summary>Number of the user's turn in the conversation, from 1.</summary>
    public int? Turn { get; init; }

    /// <summary>Whether structured output must be asked for (or must not).</summary>
    public bool? Schema { get; init; }

    /// <summary>Whether tools must be on offer (or must not); beside their work agents ask for titles without any.</summary>
    public bool? Tools { get; init; }

    /// <summary>How many conversations the rule serves before later rules get their chance; null for all.</summary>
    public int? Times { get; init; }

    /// <summary>
    /// What the model does, one step a request. After the last step a final message is repeated; a tool call
    /// is followed by the message <c>Done.</c>
    /// </summary>
    public required IReadOnlyList<Step> Steps { get; init; }

    /// <summary>Whether the rule fits a request (apart from <see cref="Times"/>).</summary>
    public bool Fits(Conversation request) =>
        Prompt.All(text => request.LatestPrompt.Contains(text, StringComparison.Ordinal))
        && !NotPrompt.Any(text => request.LatestPrompt.Contains(text, StringComparison.Ordinal))
        && Conversation.All(text => request.Text.Contains(text, StringComparison.Ordinal))
        && (Turn is null || Turn == request.Prompts.Count)
        && (Tools is null || Tools == request.Tools.Count > 0)
        && (Schema is null || Schema == request.HasSchema);
}
