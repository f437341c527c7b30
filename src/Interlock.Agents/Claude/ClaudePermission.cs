using System.Text.Json;
using Interlock.Agents.Protocols;
using Interlock.Agents.Sessions;
using Interlock.Core.Agents;

namespace Interlock.Agents.Claude;

/// <summary>
/// Decides what Claude Code asks before it uses a tool (<c>can_use_tool</c>). It asks for all but reading in the
/// workspace and, with <see cref="Permission.Limited"/>, editing there; paths in shell commands are those it can see.
/// </summary>
/// <param name="turn">What the agent may touch.</param>
/// <param name="temporary">The turn's temporary folder, which it may touch too.</param>
internal sealed class ClaudePermission(AgentTurn turn, string temporary)
{
    private static readonly string[] PathMembers = ["file_path", "notebook_path", "path"];
    private static readonly string[] Readers = ["Bash", "Glob", "Grep", "Read", "Task"];
    private static readonly string[] Web = ["WebFetch", "WebSearch"];
    private static readonly string[] Writers = [.. Readers, "Edit", "NotebookEdit", "TodoWrite", "Write"];
    private readonly FolderBounds bounds = new(turn.Workspace, temporary);

    /// <summary>The tools on offer; whatever else Claude Code has needs a person, a network, or a later day.</summary>
    public static IEnumerable<string> Tools(AgentTurn turn) =>
        (turn.Permission == Permission.ReadOnly ? Readers : Writers)
            .Concat(ClaudeShell.HasNetwork(turn) ? Web : [])
            .Concat(turn.Ask is null ? [] : [ClaudeQuestions.Tool]);

    /// <summary>Why a tool may not be used as asked, in words for the model; null when it may.</summary>
    /// <param name="request">The body of the <c>can_use_tool</c> request.</param>
    public string? Denial(JsonElement request)
    {
        var tool = request.Text("tool_name") ?? "";
        return turn.Permission switch
        {
            Permission.Full => null,
            _ when Web.Contains(tool) && ClaudeShell.HasNetwork(turn) => null,
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
