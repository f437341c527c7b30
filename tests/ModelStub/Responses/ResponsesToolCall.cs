using System.Text.Json.Nodes;
using Interlock.ModelStub.Scenarios;

namespace Interlock.ModelStub.Responses;

/// <summary>The tool call of a step, by the tools that the agent offers.</summary>
internal static class ResponsesToolCall
{
    public static JsonObject For(Step step, Conversation request, string callId) =>
        step switch
        {
            { Tool: { } name } => Function(callId, name, step.Arguments ?? [], step.Namespace),
            { Patch: { } patch } when request.Tools.Contains("apply_patch") => Custom(callId, "apply_patch", patch),
            { Patch: { } patch } => Shell(callId, $"apply_patch <<'END_OF_PATCH'\n{patch}\nEND_OF_PATCH", request),
            { Shell: { } command } => Shell(callId, command, request),
            _ => throw new InvalidOperationException("The scenario has a step that does nothing."),
        };

    private static JsonObject Shell(string callId, string command, Conversation request)
    {
        if (ShellTool.Call(command, request.Tools) is { } call)
            return Function(callId, call.Name, call.Arguments);
        // Code mode: one tool that runs JavaScript, from which the others are called.
        var arguments = new JsonObject { ["cmd"] = command }.ToJsonString();
        return Custom(callId, "exec", $"const r = await tools.exec_command({arguments}); text(r);");
    }

    private static JsonObject Function(string callId, string name, JsonObject arguments, string? space = null)
    {
        var call = new JsonObject
        {
            ["type"] = "function_call",
            ["id"] = $"fc_{callId}",
            ["call_id"] = callId,
            ["name"] = name,
            ["arguments"] = arguments.ToJsonString(),
        };
        if (space is not null)
            call["namespace"] = space;
        return call;
    }

    private static JsonObject Custom(string callId, string name, string input) =>
        new()
        {
            ["type"] = "custom_tool_call",
            ["id"] = $"ctc_{callId}",
            ["call_id"] = callId,
            ["name"] = name,
            ["input"] = input,
        };
}
