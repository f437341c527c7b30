using System.Text.Json;
using System.Text.Json.Nodes;
using Interlock.Agents.Protocols;
using Interlock.Agents.Sessions;
using Interlock.Core.Agents;

namespace Interlock.Agents.Acp;

/// <summary>
/// Answers <c>session/request_permission</c>: once, never "always". The agent's word for what a tool does is all there
/// is to judge by, so this holds back an honest agent; what a command does unseen only a sandbox can.
/// </summary>
/// <param name="permission">What the agent may touch.</param>
/// <param name="bounds">The folders that it may touch.</param>
/// <param name="progress">Told what was denied.</param>
internal sealed class AcpPermission(Permission permission, FolderBounds bounds, Action<string> progress)
{
    /// <summary>What was denied last in this turn, in words; null when nothing was.</summary>
    public string? Denied { get; private set; }

    /// <summary>The answer to a request.</summary>
    /// <param name="request">The request.</param>
    /// <param name="known">What was told of the tool call before.</param>
    public AcpAnswer Answer(JsonElement request, AcpToolCall known)
    {
        var call = known.With(request.Member("toolCall") ?? default);
        var denial = Denial(call);
        if (denial is not null)
        {
            Denied = denial;
            progress($"is denied {denial}");
        }

        var option = Option(request, denial is null ? "allow_once" : "reject_once");
        var outcome = option is null
            ? new JsonObject { ["outcome"] = "cancelled" }
            : new JsonObject { ["outcome"] = "selected", ["optionId"] = option };
        return AcpAnswer.Of(new JsonObject { ["outcome"] = outcome });
    }

    private string? Denial(AcpToolCall call)
    {
        if (permission == Permission.Full)
            return null;
        var title = call.Title ?? call.Kind ?? "a tool";
        var isAllowed = call.Kind switch
        {
            "read" or "search" or "think" => true,
            "edit" or "delete" or "move" or "execute" => permission == Permission.Limited,
            "fetch" or "switch_mode" => false,
            _ => permission == Permission.Limited && call.Paths.Count > 0, // of other tools only what shows where it acts
        };
        if (!isAllowed)
            return $"'{title}': it may {(permission == Permission.ReadOnly ? "only read" : "only work in")} the workspace";
        return call.Paths.FirstOrDefault(path => !bounds.Holds(path)) is { } outside
            ? $"'{title}': {outside} is outside the workspace"
            : null;
    }

    private static string? Option(JsonElement request, string kind) =>
        request.Member("options") is { ValueKind: JsonValueKind.Array } options
            ? options.EnumerateArray().FirstOrDefault(o => o.Text("kind") == kind).Text("optionId")
            : null;
}
