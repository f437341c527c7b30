using System.Text.Json;
using System.Text.Json.Nodes;
using Interlock.Agents.Protocols;
using Interlock.Agents.Sessions;
using Interlock.Core.Agents;

namespace Interlock.Agents.Claude;

/// <summary>
/// Claude Code's <c>AskUserQuestion</c> tool: it comes as a permission request, and is answered by allowing it with
/// <c>answers</c> in its input (the text of the question, then that of the answer), as the official SDKs do.
/// </summary>
internal static class ClaudeQuestions
{
    /// <summary>Name of the tool.</summary>
    public const string Tool = "AskUserQuestion";

    /// <summary>The questions of a <c>can_use_tool</c> request.</summary>
    public static IReadOnlyList<AgentQuestion> Read(JsonElement request)
    {
        var call = request.Text("tool_use_id") ?? "question";
        return [.. List(request).Select((q, i) => Question(q, $"{call}.{i + 1}"))];
    }

    /// <summary>The input with which the tool is allowed.</summary>
    public static JsonObject Answered(JsonElement request, IReadOnlyList<AgentAnswer> answers)
    {
        var input = JsonNode.Parse(request.Member("input")?.GetRawText() ?? "{}")!.AsObject();
        var told = new JsonObject();
        foreach (var (question, answer) in List(request).Zip(answers))
            told[question.Text("question") ?? ""] = ToolQuestion.Words(question, answer);
        input["answers"] = told;
        return input;
    }

    private static IEnumerable<JsonElement> List(JsonElement request) =>
        request.Member("input")?.List("questions") ?? [];

    private static AgentQuestion Question(JsonElement question, string id)
    {
        var read = ToolQuestion.Read(question, id);
        return question.IsTrue("multiSelect")
            ? read with
            {
                Text = $"{read.Text} (More than one may be chosen: name them in words.)",
            }
            : read;
    }
}
