using System.Text.Json;
using Interlock.Agents.Protocols;

namespace Interlock.Agents.Models.Tools;

/// <summary>Writes a whole file.</summary>
internal sealed class WriteTool(WorkFiles files) : ITool
{
    /// <inheritdoc/>
    public string Name => "write";

    /// <inheritdoc/>
    public string Description => "Writes a text file, new or anew, with the folders above it.";

    /// <inheritdoc/>
    public JsonElement Parameters { get; } =
        ToolArguments.Schema(
            ("path", "string", "Path from the workspace."),
            ("content", "string", "The whole content.")
        );

    /// <inheritdoc/>
    public async Task<ToolOutput> RunAsync(JsonElement arguments, CancellationToken cancellation)
    {
        var path = arguments.Text("path")!;
        var content = arguments.Text("content")!;
        return content.Length > WorkFiles.Longest
            ? ToolOutput.Error($"That is more than {WorkFiles.Longest} characters.")
            : await files.WriteAsync(path, content, cancellation) ?? new ToolOutput($"{path} is written.");
    }
}
