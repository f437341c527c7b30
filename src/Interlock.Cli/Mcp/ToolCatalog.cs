namespace Interlock.Cli.Mcp;

/// <summary>All tools of the server.</summary>
internal static class ToolCatalog
{
    /// <summary>The tools, in the order in which they are listed.</summary>
    public static IReadOnlyList<ToolDefinition> All { get; } =
    [ShipTool.Definition, WorkflowTool.Definition, .. GateTools.All, .. RunTools.All, .. AgentTools.All];

    /// <summary>Their names.</summary>
    public static IReadOnlyCollection<string> Names { get; } = [.. All.Select(tool => tool.Name)];

    /// <summary>The tool of a name, or null.</summary>
    public static ToolDefinition? Find(string name) => All.FirstOrDefault(tool => tool.Name == name);
}
