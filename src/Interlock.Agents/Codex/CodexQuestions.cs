using System.Text.Json;
using System.Text.Json.Nodes;
using Interlock.Agents.Protocols;
using Interlock.Agents.Sessions;
using Interlock.Core.Agents;
using Interlock.Core.Text;

namespace Interlock.Agents.Codex;

/// <summary>Codex's <c>item/tool/requestUserInput</c>: its questions and the form of its answer.</summary>
internal static class CodexQuestions
{
    /// <summary>Name of the request.</summary>
    public const string Method = "item/tool/requestUserInput";

    /// <summary>The questions of a request.</summary>
    public static IReadOnlyList<AgentQuestion> Read(JsonElement data)
    {
        var call = data.Text("itemId") ?? "question";
        return [.. data.List("questions").Select((q, i) => Question(q, $"{call}.{q.Text("id") ?? $"{i + 1}"}"))];
    }

    /// <summary>The answer.</summary>
    /// <param name="data">The request.</param>
    /// <param name="answers">What was answered, in order.</param>
    /// <param name="isRecord">Whether it is for the record: without what was told in confidence.</param>
    public static JsonObject Answered(JsonElement data, IReadOnlyList<AgentAnswer> answers, bool isRecord)
    {
        var told = new JsonObject();
        foreach (var (question, answer) in data.List("questions").Zip(answers))
        {
            var words = isRecord && question.IsTrue("isSecret") ? Redactor.Mark : ToolQuestion.Words(question, answer);
            told[question.Text("id") ?? ""] = new JsonObject { ["answers"] = new JsonArray(words) };
        }

        return new JsonObject { ["answers"] = told };
    }

    private static AgentQuestion Question(JsonElement question, string id)
    {
        var read = ToolQuestion.Read(question, id);
        return read with
        {
            AllowsText = read.Options.Count == 0 || question.IsTrue("isOther"),
            IsSecret = question.IsTrue("isSecret"),
        };
    }
}
