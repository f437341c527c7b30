using System.Text.Json;
using System.Text.Json.Nodes;
using Interlock.Agents.Protocols;
using Interlock.Core.Agents;

namespace Interlock.Agents.Acp.Questions;

/// <summary>
/// <c>elicitation/create</c> in its <c>form</c> mode (unstable part of ACP): each member of the form is one question.
/// What asks for an address to be visited (<c>url</c>) is declined: nobody is there to go.
/// </summary>
/// <param name="ask">Answers a question; null when nobody does.</param>
/// <param name="clean">Makes a text of the agent fit to be shown.</param>
internal sealed class AcpQuestions(
    Func<AgentQuestion, CancellationToken, Task<AgentAnswer>>? ask,
    Func<string, string> clean
)
{
    private const int MostFields = 20;
    private int count;

    /// <summary>The question that a person has to decide, once there is one.</summary>
    public AgentQuestion? Escalated { get; private set; }

    /// <summary>Answers the request.</summary>
    public async Task<AcpAnswer> AnswerAsync(JsonElement request, CancellationToken cancellation)
    {
        if (request.Text("mode") is not (null or "form"))
            return Act("decline");
        var schema = request.Member("requestedSchema") ?? default;
        if (schema.Member("properties") is not { ValueKind: JsonValueKind.Object } fields)
            return Act("decline");
        var content = new JsonObject();
        foreach (var field in fields.EnumerateObject().Take(MostFields))
        {
            var question = AcpField.Question($"q{++count}", request.Text("message") ?? "", field, clean);
            var answer = await AskAsync(question, cancellation);
            if (answer.Kind == AnswerKind.Escalated)
            {
                Escalated = question;
                return Act("cancel");
            }

            if (AcpField.Value(field.Value, answer) is { } value)
                content[field.Name] = value;
            else if (IsRequired(schema, field.Name) || fields.EnumerateObject().Count() == 1)
                return Act("decline");
        }

        var accepted = Act("accept");
        accepted.Result!["content"] = content;
        return accepted;
    }

    private Task<AgentAnswer> AskAsync(AgentQuestion question, CancellationToken cancellation) =>
        ask?.Invoke(question, cancellation)
        ?? Task.FromResult(new AgentAnswer(AnswerKind.Refused, AgentAnswer.NobodyAnswers, "nobody"));

    private static bool IsRequired(JsonElement schema, string name) =>
        schema.Member("required") is { ValueKind: JsonValueKind.Array } required
        && required.EnumerateArray().Any(r => r.ValueKind == JsonValueKind.String && r.ValueEquals(name));

    private static AcpAnswer Act(string action) => AcpAnswer.Of(new JsonObject { ["action"] = action });
}
