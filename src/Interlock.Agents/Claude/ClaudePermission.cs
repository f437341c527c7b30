using System.Text.Json;
using Interlock.Agents.Protocols;
using Interlock.Agents.Sessions;
using Interlock.Core.Agents;

namespace Interlock.Agents.Claude;

/// <summary>
/// Decides what Claude Code asks before it uses a tool (<c>can_use_tool</c>). It asks for all but reading in the
/// workspace and, with <see cref="Permission.Limited"/>, editing there; paths in shell commands are those it can see.
/// </summary>
/// <param name="permission">What the agent may touch.</param>
/// <param name="roots">Folders it may touch when limited: the workspace and the turn's temporary folder.</param>
internal sealed class ClaudePermission(Permission permission, params IReadOnlyList<string> roots)
{
    private static readonly string[] PathMembers = ["file_path", "notebook_path", "path"];
    private static readonly string[] Readers = ["Bash", "Glob", "Grep", "Read", "Task"];
    private static readonly string[] Writers = [.. Readers, "Edit", "NotebookEdit", "TodoWrite", "Write"];
    private readonly FolderBounds bounds = new(roots);

    /// <summary>The tools on offer; whatever else Claude Code has needs a person, a network, or a later day.</summary>
    public static IReadOnlyList<string> Tools(Permission permission) =>
        permission switch
        {
            Permission.ReadOnly => Readers,
            Permission.Limited => Writers,
            _ => [.. Writers, "WebFetch", "WebSearch"],
        };

    /// <summary>Why a tool may not be used as asked, in words for the model; null when it may.</summary>
    /// <param name="request">The body of the <c>can_use_tool</c> request.</param>
    public string? Denial(JsonElement request)
    {
        var tool = request.Text("tool_name") ?? "";
        return permission switch
        {
            Permission.Full => null,
            Permission.ReadOnly =>
                $"{tool} was denied: you may only read the workspace, and run commands that only read it.",
            _ when !Writers.Contains(tool) =>
                $"{tool} was denied: you may work in the workspace only, without the network.",
            _ => Paths(request).FirstOrDefault(path => !bounds.Holds(path)) is { } outside
                ? $"{tool} was denied: {outside} is outside the workspace."
                : null,
        };
    }

    private static IEnumerable<string> Paths(JsonElement request) =>
        PathMembers
            .Select(name => request.Member("input")?.Text(name))
            .Append(request.Text("blocked_path"))
            .OfType<string>();
}
