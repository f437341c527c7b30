using System.Text.Json.Nodes;
using Interlock.ModelStub.Scenarios;

namespace Interlock.ModelStub;

/// <summary>The tool call of a step in a protocol that has functions only.</summary>
/// <param name="Name">Name of the tool.</param>
/// <param name="Arguments">Its arguments.</param>
internal sealed record FunctionCall(string Name, JsonObject Arguments)
{
    /// <summary>Claude Code's tool for structured output.</summary>
    public const string StructuredOutput = "StructuredOutput";

    public static FunctionCall For(Step step, Conversation request)
    {
        if (EndsByTool(step, request))
            return new FunctionCall(StructuredOutput, step.Say!.DeepClone().AsObject());
        if (step.Tool is { } name)
            return new FunctionCall(name, step.Arguments?.DeepClone().AsObject() ?? []);
        if (step.Shell is { } command && ShellTool.Call(command, request.Tools) is { } call)
            return new FunctionCall(call.Name, call.Arguments);
        throw new InvalidOperationException($"No tool for that step among: {string.Join(", ", request.Tools)}");
    }

    /// <summary>Whether the final message is a call: an object, where the agent has a tool for that.</summary>
    public static bool EndsByTool(Step step, Conversation request) =>
        step.Say is JsonObject && request.Tools.Contains(StructuredOutput);
}
