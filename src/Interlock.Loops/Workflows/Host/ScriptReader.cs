using System.Text.Json;
using Interlock.Core.Text;
using Interlock.Loops.Workflows.Script;

namespace Interlock.Loops.Workflows.Host;

/// <summary>Makes a <see cref="WorkflowScript"/> of what the process read.</summary>
internal static class ScriptReader
{
    private const int MessageLimit = 1000;

    public static WorkflowScript Script(string path, string source, JsonElement read) =>
        new(
            path,
            source,
            ScriptMessages.Member(read, "meta") is { ValueKind: JsonValueKind.Object } meta ? Meta(meta) : null,
            EnumWord.Read<ScriptForm>(ScriptMessages.Text(read, "form")) ?? ScriptForm.TopLevel,
            [.. ScriptMessages.Items(read, "problems").Select(problem => Problem(path, problem))]
        );

    private static WorkflowMeta Meta(JsonElement meta) =>
        new(
            ScriptMessages.Text(meta, "name"),
            ScriptMessages.Text(meta, "description"),
            ScriptMessages.Text(meta, "whenToUse"),
            [.. ScriptMessages.Items(meta, "phases").Select(Phase)],
            meta.Clone()
        )
        {
            Budget = WorkflowBudget.Read(ScriptMessages.Member(meta, "budget") ?? default),
        };

    private static WorkflowPhase Phase(JsonElement phase) =>
        phase.ValueKind == JsonValueKind.String
            ? new WorkflowPhase(phase.GetString()!, null, null)
            : new WorkflowPhase(
                ScriptMessages.Text(phase, "title") ?? "",
                ScriptMessages.Text(phase, "detail"),
                ScriptMessages.Text(phase, "model"),
                WorkflowBudget.Read(ScriptMessages.Member(phase, "budget") ?? default)
            );

    private static ScriptProblem Problem(string path, JsonElement problem) =>
        new(
            path,
            ScriptMessages.Number(problem, "line"),
            ScriptMessages.Number(problem, "column"),
            ExternalText.Line(ScriptMessages.Text(problem, "message") ?? "", MessageLimit)
        );
}
