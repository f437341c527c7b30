using System.Text.RegularExpressions;
using Interlock.Cli.Mcp;
using Interlock.Cli.Tests.House;
using Interlock.Loops.Prompts;

namespace Interlock.Cli.Tests.Mcp;

public sealed partial class McpDocumentTests
{
    [Fact]
    public void The_table_of_tools_is_the_servers() => Assert.Equal(ToolCatalog.Names, Table("mcp.md", "## Tools"));

    [Fact]
    public void The_table_of_roles_is_the_programs() =>
        Assert.Equal(RolePrompts.Names, Table("prompts.md", "## Roles"));

    private static List<string> Table(string document, string heading)
    {
        var text = File.ReadAllText(Path.Combine(SourceTree.Root, "docs", document));
        var section = text[(text.IndexOf(heading, StringComparison.Ordinal) + heading.Length)..];
        var end = section.IndexOf("\n## ", StringComparison.Ordinal);
        return [.. Row().Matches(end < 0 ? section : section[..end]).Select(row => row.Groups["name"].Value)];
    }

    [GeneratedRegex(@"^\| `(?<name>[\w-]+)` \|", RegexOptions.Multiline | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Row();
}
