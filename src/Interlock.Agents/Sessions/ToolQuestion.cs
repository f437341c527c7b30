using System.Text.Json;
using Interlock.Agents.Protocols;
using Interlock.Core.Agents;

namespace Interlock.Agents.Sessions;

/// <summary>
/// A question as the tools of Codex and Claude Code write it: <c>question</c>, <c>header</c> and <c>options</c> with
/// <c>label</c> and <c>description</c>; a label with "(Recommended)" in it is what the agent advises.
/// </summary>
internal static class ToolQuestion
{
    /// <summary>Reads one.</summary>
    public static AgentQuestion Read(JsonElement question, string id)
    {
        JsonElement[] options = [.. question.List("options")];
        var recommended = Array.FindIndex(
            options,
            o => o.Text("label")?.Contains("(Recommended)", StringComparison.OrdinalIgnoreCase) == true
        );
        return new AgentQuestion(
            id,
            question.Text("question") ?? "",
            [.. options.Select(o => new QuestionOption(o.Text("label") ?? "", o.Text("description")))]
        )
        {
            Header = question.Text("header"),
            Recommended = recommended < 0 ? null : recommended + 1,
        };
    }

    /// <summary>What the agent is told: the label as it wrote it itself, since what a person saw was cleaned.</summary>
    public static string Words(JsonElement question, AgentAnswer answer) =>
        answer is { Kind: AnswerKind.Choice, Choice: { } number }
        && question.List("options").ElementAtOrDefault(number - 1).Text("label") is { } label
            ? label
        : answer.Text.Length > 0 ? answer.Text
        : AgentAnswer.NobodyAnswers;
}
