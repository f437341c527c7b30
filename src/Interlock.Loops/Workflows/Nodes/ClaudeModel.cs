namespace Interlock.Loops.Workflows.Nodes;

/// <summary>The names by which scripts of Claude Code ask for models.</summary>
internal static class ClaudeModel
{
    private static readonly string[] Aliases = ["sonnet", "opus", "haiku", "opusplan", "best", "default"];

    /// <summary>Whether a name is one of them.</summary>
    public static bool Is(string name) =>
        Aliases.Contains(name, StringComparer.Ordinal) || name.StartsWith("claude", StringComparison.Ordinal);
}
