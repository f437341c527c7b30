namespace Interlock.Agents.Catalog;

/// <summary>The name of one agent, taken apart at its first colon.</summary>
/// <param name="Text">The whole name, as it was written.</param>
/// <param name="Runtime">What stands before the first colon: <c>codex</c>.</param>
/// <param name="Rest">What stands after it: a model, a command line, a session; null without a colon.</param>
public sealed record AgentName(string Text, string Runtime, string? Rest)
{
    /// <summary>Takes a name apart. Whether there is such a runtime is not looked at.</summary>
    public static AgentName Of(string text) =>
        text.IndexOf(':', StringComparison.Ordinal) is var at and >= 0
            ? new AgentName(text, text[..at], text[(at + 1)..])
            : new AgentName(text, text, null);
}
