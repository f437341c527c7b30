namespace Interlock.Core.Runs.Reporting;

/// <summary>The model in the name of an agent: <c>claude:opus</c>, <c>openai:gpt-5</c>.</summary>
internal static class AgentModel
{
    // What stands behind these is no model.
    private static readonly string[] Others = ["command", "acp", "replay"];

    /// <summary>The model that a name asks for, of its first agent; null when it leaves that open.</summary>
    internal static string? Of(string? agent)
    {
        var parts = agent?.Split(',')[0].Split(':', 2);
        return parts is [var runtime, { Length: > 0 } model] && !Others.Contains(runtime.Trim(), StringComparer.Ordinal)
            ? model.Trim()
            : null;
    }
}
