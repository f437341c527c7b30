using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Interlock.Core.Text;

namespace Interlock.Loops.Workflows.Nodes;

/// <summary>What views and <c>--explain</c> know of a node from its record; none of it identifies the step.</summary>
internal static class NodeLabels
{
    public const string Prompt = "promptDigest";
    public const string Options = "optionsDigest";
    public const string Schema = "schemaDigest";
    private const int MostText = 200;

    /// <summary>The labels.</summary>
    /// <param name="node">The node.</param>
    /// <param name="group">The group that it belongs to, or null.</param>
    public static Dictionary<string, string> Of(NodeSpec node, string? group)
    {
        var labels = new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["label"] = Shown(node.Label),
            ["agent"] = node.Agent,
            [Prompt] = Digest(node.Prompt),
            [Options] = Digest(node.OptionsText),
            [Schema] = Digest(node.SchemaText),
        };
        Add(labels, "phase", node.Phase);
        Add(labels, "agentType", node.AgentType);
        Add(labels, "model", node.Model);
        Add(labels, "isolation", node.IsIsolated ? "worktree" : null);
        Add(labels, "at", node.Site.At);
        Add(labels, "group", group);
        if (group is not null)
            labels["item"] = node.Site.Item.ToString(CultureInfo.InvariantCulture);
        if (node.Site.Workflow > 0)
            labels["workflow"] = node.Site.Workflow.ToString(CultureInfo.InvariantCulture);
        return labels;
    }

    /// <summary>A text as it is recorded.</summary>
    public static string Shown(string text) => ExternalText.Line(text, MostText);

    private static void Add(Dictionary<string, string> labels, string name, string? text)
    {
        if (text is { Length: > 0 })
            labels[name] = Shown(text);
    }

    private static string Digest(string text) =>
        Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)).AsSpan(0, 8));
}
