using System.Text.Json;
using Interlock.Agents.Protocols;

namespace Interlock.Agents.Models.Tools;

/// <summary>Names the files of a folder.</summary>
internal sealed class ListTool(WorkFiles files) : ITool
{
    private const int Most = 500;

    /// <inheritdoc/>
    public string Name => "list";

    /// <inheritdoc/>
    public string Description => $"Names the files and folders of a folder, at most {Most}; folders end with '/'.";

    /// <inheritdoc/>
    public JsonElement Parameters { get; } =
        ToolArguments.Schema(
            ("path?", "string", "Folder, from the workspace; the workspace itself when absent."),
            ("depth?", "integer", "How many levels, 1 to 5; 1 when absent.")
        );

    /// <inheritdoc/>
    public Task<ToolOutput> RunAsync(JsonElement arguments, CancellationToken cancellation)
    {
        var path = arguments.Text("path") ?? ".";
        var (real, refusal) = files.Find(path);
        if (refusal is not null)
            return Task.FromResult(refusal);
        if (!Directory.Exists(real))
            return Task.FromResult(ToolOutput.Error($"{path}: there is no such folder."));
        var found = new FileWalk(files).Run(real, arguments.Number("depth", 1, 1, 5)).Take(Most + 1).ToList();
        var lines = found
            .Take(Most)
            .Select(entry => files.Shown(entry.FullName) + (entry is DirectoryInfo ? "/" : ""))
            .Order(StringComparer.Ordinal);
        var more = found.Count > Most ? "\n[… and more: list a folder below]" : "";
        return Task.FromResult(new ToolOutput(found.Count == 0 ? "(empty)" : string.Join('\n', lines) + more));
    }
}
