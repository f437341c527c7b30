using System.Text;
using System.Text.Json;
using Interlock.Agents.Protocols;
using Interlock.Core.Text;

namespace Interlock.Agents.Models.Tools;

/// <summary>Shows a file, or a part of it.</summary>
internal sealed class ReadTool(WorkFiles files) : ITool
{
    private const int MostLines = 2000;

    /// <inheritdoc/>
    public string Name => "read";

    /// <inheritdoc/>
    public string Description =>
        $"Shows a text file of the workspace as it is, at most {MostLines} lines and {ToolOutput.Longest} characters at once.";

    /// <inheritdoc/>
    public JsonElement Parameters { get; } =
        ToolArguments.Schema(
            ("path", "string", "Path from the workspace."),
            ("line?", "integer", "First line, from 1."),
            ("count?", "integer", "How many lines.")
        );

    /// <inheritdoc/>
    public async Task<ToolOutput> RunAsync(JsonElement arguments, CancellationToken cancellation)
    {
        var (text, refusal) = await files.ReadAsync(arguments.Text("path")!, cancellation);
        if (refusal is not null)
            return refusal;
        var first = arguments.Number("line", 1, 1, int.MaxValue);
        var count = arguments.Number("count", MostLines, 1, MostLines);
        var lines = text.Split('\n');
        var shown = new StringBuilder();
        var at = first - 1;
        for (; at < lines.Length && at < first - 1 + count && shown.Length < ToolOutput.Longest; at++)
            shown.Append(lines[at]).Append(at + 1 < lines.Length ? "\n" : "");
        if (at < lines.Length && lines[at..] is not [""])
            shown.Append($"[… {lines.Length - at} more lines; go on with line {at + 1}]");
        return new ToolOutput(ExternalText.Limit(shown.ToString(), ToolOutput.Longest, KeptPart.Both));
    }
}
