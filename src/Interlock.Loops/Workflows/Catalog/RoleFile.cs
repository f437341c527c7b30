namespace Interlock.Loops.Workflows.Catalog;

/// <summary>A role of a repository: front matter and a prompt.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Instructions">The text below the front matter.</param>
/// <param name="Model">Model that it wants, or null.</param>
/// <param name="Tools">Tools that it may use; empty for all.</param>
internal sealed record RoleFile(string Name, string Instructions, string? Model, IReadOnlyList<string> Tools)
{
    private static readonly string[] Writing = ["Edit", "MultiEdit", "Write", "NotebookEdit", "Bash", "*"];

    /// <summary>Whether none of its tools writes.</summary>
    public bool IsReadOnly => Tools.Count > 0 && !Tools.Any(tool => Writing.Contains(tool.Split('(')[0].Trim()));

    /// <summary>
    /// Reads a role: <c>key: value</c> lines between two <c>---</c>, as Claude Code writes them
    /// (https://docs.claude.com/en/docs/claude-code/sub-agents), then the prompt.
    /// </summary>
    /// <param name="name">Name of the file, which counts when the front matter has none.</param>
    /// <param name="text">The whole text.</param>
    public static RoleFile Read(string name, string text)
    {
        var lines = text.ReplaceLineEndings("\n").TrimStart('\uFEFF').Split('\n');
        var end = lines[0].Trim() == "---" ? Array.FindIndex(lines, 1, line => line.Trim() == "---") : -1;
        if (end < 0)
            return new RoleFile(name, text.Trim(), null, []);
        var matter = lines[1..end]
            .Select(line => line.Split(':', 2))
            .Where(parts => parts.Length == 2)
            .GroupBy(parts => parts[0].Trim(), StringComparer.Ordinal)
            .ToDictionary(group => group.Key, group => group.Last()[1].Trim().Trim('"', '\''), StringComparer.Ordinal);
        return new RoleFile(
            matter.GetValueOrDefault("name") is { Length: > 0 } own ? own : name,
            string.Join('\n', lines[(end + 1)..]).Trim(),
            matter.GetValueOrDefault("model") is { Length: > 0 } model and not "inherit" ? model : null,
            [
                .. (matter.GetValueOrDefault("tools") ?? "").Split(
                    ',',
                    StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries
                ),
            ]
        );
    }
}
