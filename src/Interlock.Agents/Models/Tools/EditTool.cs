using System.Text.Json;
using Interlock.Agents.Protocols;

namespace Interlock.Agents.Models.Tools;

/// <summary>Replaces one piece of a file by another.</summary>
internal sealed class EditTool(WorkFiles files) : ITool
{
    /// <inheritdoc/>
    public string Name => "edit";

    /// <inheritdoc/>
    public string Description =>
        "Replaces a piece of a text file. The old text must occur exactly once, white space included: take enough lines around it.";

    /// <inheritdoc/>
    public JsonElement Parameters { get; } =
        ToolArguments.Schema(
            ("path", "string", "Path from the workspace."),
            ("old", "string", "The text to replace, exactly as it is in the file."),
            ("new", "string", "The text to put there; empty to remove.")
        );

    /// <inheritdoc/>
    public async Task<ToolOutput> RunAsync(JsonElement arguments, CancellationToken cancellation)
    {
        var path = arguments.Text("path")!;
        var (text, refusal) = await files.ReadAsync(path, cancellation);
        if (refusal is not null)
            return refusal;
        var old = arguments.Text("old")!;
        if (old.Length == 0)
            return ToolOutput.Error("'old' is empty; a new file is written with 'write'.");
        var at = text.IndexOf(old, StringComparison.Ordinal);
        if (at < 0)
            return ToolOutput.Error($"{path} does not hold that text; read it again and copy it exactly.");
        if (text.IndexOf(old, at + 1, StringComparison.Ordinal) >= 0)
            return ToolOutput.Error($"{path} holds that text more than once; take more lines around it.");
        var changed = string.Concat(text.AsSpan(0, at), arguments.Text("new"), text.AsSpan(at + old.Length));
        return await files.WriteAsync(path, changed, cancellation) ?? new ToolOutput($"{path} is changed.");
    }
}
