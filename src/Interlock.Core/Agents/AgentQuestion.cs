namespace Interlock.Core.Agents;

/// <summary>What an agent asks a person. All text is from outside: cleaned and limited before it gets here.</summary>
/// <param name="Id">Unique in the session.</param>
/// <param name="Text">The question.</param>
/// <param name="Options">Answers to choose from; may be empty.</param>
public sealed record AgentQuestion(string Id, string Text, IReadOnlyList<QuestionOption> Options)
{
    /// <summary>A word or two that name the subject, or null.</summary>
    public string? Header { get; init; }

    /// <summary>Whether an answer in own words is accepted.</summary>
    public bool AllowsText { get; init; } = true;

    /// <summary>Whether the answer is a secret: it is recorded nowhere.</summary>
    public bool IsSecret { get; init; }

    /// <summary>The option that the agent itself recommends, counted from 1, or null.</summary>
    public int? Recommended { get; init; }
}
