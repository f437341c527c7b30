using System.Text.Json.Nodes;
using Interlock.Agents.Protocols;
using Interlock.Core.Agents;

namespace Interlock.Agents.Codex;

/// <summary>
/// Answers what Codex asks. Under approval policy <c>never</c> it should not ask; should it do so anyway, nothing
/// beyond the sandbox is allowed and nobody is kept waiting.
/// </summary>
internal static class CodexAnswers
{
    /// <summary>The answer to a request, or null when there is no such method here.</summary>
    public static JsonObject? To(RpcMessage request, Permission permission)
    {
        var may = permission == Permission.Full;
        return request.Method switch
        {
            "item/commandExecution/requestApproval" or "item/fileChange/requestApproval" => new JsonObject
            {
                ["decision"] = may ? "accept" : "decline",
            },
            "applyPatchApproval" or "execCommandApproval" => new JsonObject
            {
                ["decision"] = may ? "approved" : "denied",
            },
            "item/permissions/requestApproval" => new JsonObject { ["permissions"] = new JsonObject() },
            "mcpServer/elicitation/request" => new JsonObject { ["action"] = "decline" },
            "item/tool/call" => new JsonObject { ["success"] = false, ["contentItems"] = new JsonArray() },
            _ => null,
        };
    }
}
