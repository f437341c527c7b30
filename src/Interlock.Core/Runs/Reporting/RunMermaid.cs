using System.Globalization;
using System.Text;
using Interlock.Core.Journal;
using Interlock.Core.Text;

namespace Interlock.Core.Runs.Reporting;

/// <summary>
/// A run's graph as Mermaid text (https://mermaid.js.org/syntax/flowchart.html), for places that draw it: issues, pull
/// requests, wikis. Groups become subgraphs; of very large ones the first nodes are drawn and the rest is counted.
/// </summary>
public static class RunMermaid
{
    private const int MostOfGroup = 30; // Mermaid itself refuses more than 500 edges
    private const int MostLabel = 60;

    /// <summary>The text, lines ended by line feeds.</summary>
    /// <param name="folder">The run.</param>
    /// <param name="redactor">Takes secrets out of texts, or null.</param>
    /// <exception cref="JournalException">The journal is damaged or not there.</exception>
    public static string Of(RunFolder folder, Redactor? redactor = null) => Of(ReportData.Read(folder, redactor));

    internal static string Of(ReportData data)
    {
        var graph = new StringBuilder("flowchart LR\n");
        var drawn = new HashSet<string>(StringComparer.Ordinal);
        var groups = data.Groups.ToLookup(group => group.Parent ?? "", StringComparer.Ordinal);
        var nodes = data.Nodes.ToLookup(node => node.Group ?? "", StringComparer.Ordinal);
        Draw("", "  ");
        foreach (
            var (id, deps) in data
                .Groups.Select(group => (group.Id, group.Deps))
                .Concat(data.Nodes.Select(node => (node.Id, node.Deps)))
        )
        foreach (var dep in deps.Where(dep => drawn.Contains(id) && drawn.Contains(dep)))
            graph.Append(CultureInfo.InvariantCulture, $"  {dep} --> {id}\n");
        foreach (
            var state in data
                .Nodes.Where(node => drawn.Contains(node.Id))
                .GroupBy(node => node.State, StringComparer.Ordinal)
        )
            graph.Append(
                CultureInfo.InvariantCulture,
                $"  class {string.Join(',', state.Select(node => node.Id))} {state.Key}\n"
            );
        return graph
            .Append("  classDef failed stroke:#c4252d,stroke-width:2px\n")
            .Append("  classDef rejected stroke:#8f5a00,stroke-width:2px,stroke-dasharray:4\n")
            .Append("  classDef done stroke:#1a7f37\n")
            .ToString();

        void Draw(string parent, string indent)
        {
            foreach (var group in groups[parent].Take(MostOfGroup))
            {
                drawn.Add(group.Id);
                if (!groups[group.Id].Any() && !nodes[group.Id].Any())
                {
                    graph.Append(CultureInfo.InvariantCulture, $"{indent}{group.Id}(({Text(group.Kind)}))\n");
                    continue;
                }
                graph.Append(CultureInfo.InvariantCulture, $"{indent}subgraph {group.Id}[{Text(Name(group))}]\n");
                Draw(group.Id, indent + "  ");
                graph.Append(CultureInfo.InvariantCulture, $"{indent}end\n");
            }
            foreach (var node in nodes[parent].Take(MostOfGroup))
            {
                drawn.Add(node.Id);
                graph.Append(CultureInfo.InvariantCulture, $"{indent}{node.Id}[{Text(node.Label ?? node.Kind)}]\n");
            }
            var left = nodes[parent].Skip(MostOfGroup).Count() + groups[parent].Skip(MostOfGroup).Count();
            if (left > 0)
                graph.Append(
                    CultureInfo.InvariantCulture,
                    $"{indent}more{(parent.Length > 0 ? parent : "s")}[{Text($"and {left} more")}]\n"
                );
        }
    }

    private static string Name(ReportGroup group) =>
        group.Count is { } count
            ? string.Create(CultureInfo.InvariantCulture, $"{group.Label ?? group.Kind} × {count}")
            : group.Label ?? group.Kind;

    // In quotes everything is text but the quote itself and what Mermaid takes for an entity or for HTML.
    private static string Text(string text)
    {
        var quoted = new StringBuilder("\"");
        foreach (var rune in ExternalText.Line(text, MostLabel).EnumerateRunes())
            if (rune.Value is '"' or '#' or '&' or '<' or '>' or '`' or ';' or '\\')
                quoted.Append(CultureInfo.InvariantCulture, $"#{rune.Value};");
            else
                quoted.Append(rune.ToString());
        return quoted.Append('"').ToString();
    }
}
