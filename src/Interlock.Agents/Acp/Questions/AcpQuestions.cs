using System.Text.Json;
using System.Text.Json.Nodes;
using Interlock.Agents.Protocols;
using Interlock.Core.Agents;

namespace Interlock.Agents.Acp.Questions;

/// <summary>
/// <c>elicitation/create</c> in its <c>form</c> mode (unstable part of ACP): each member of the form is one question.
/// What asks for an address to be visited (<c>url</c>) is declined: nobody is there to go.
/// </summary>
/// <param name="questions">Puts questions to whoever answers.</param>
internal sealed class AcpQuestions(Sessions.Questions questions)
{
    private const int MostFields = 20;
    private int count;

    /// <summary>Answers the request; an escalated question is answered when its turn is over.</summary>
    public async Task<AcpAnswer> AnswerAsync(JsonElement request, CancellationToken cancellation)
    {
        var schema = request.Member("requestedSchema") ?? default;
        if (
            request.Text("mode") is not (null or "form")
            || schema.Member("properties") is not { ValueKind: JsonValueKind.Object } properties
        )
            return Act("decline");
        JsonProperty[] fields = [.. properties.EnumerateObject().Take(MostFields)];
        var form = $"form-{Interlocked.Increment(ref count)}";
        var answered = new TaskCompletionSource<IReadOnlyList<AgentAnswer>>(
            TaskCreationOptions.RunContinuationsAsynchronously
        );
        questions.Begin(
            form,
            [
                .. fields.Select(
                    (field, at) => AcpField.Question($"{form}.{at + 1}", request.Text("message") ?? "", field)
                ),
            ],
            answers =>
            {
                answered.TrySetResult(answers);
                return Task.CompletedTask;
            }
        );
        try
        {
            return Filled(schema, fields, await answered.Task.WaitAsync(cancellation));
        }
        catch (OperationCanceledException)
        {
            return Act("cancel");
        }
    }

    private static AcpAnswer Filled(JsonElement schema, JsonProperty[] fields, IReadOnlyList<AgentAnswer> answers)
    {
        var content = new JsonObject();
        foreach (var (field, answer) in fields.Zip(answers))
        {
            if (AcpField.Value(field.Value, answer) is { } value)
                content[field.Name] = value;
            else if (fields.Length == 1 || IsRequired(schema, field.Name))
                return Act("decline");
        }

        var accepted = Act("accept");
        accepted.Result!["content"] = content;
        return accepted;
    }

    private static bool IsRequired(JsonElement schema, string name) =>
        schema.List("required").Any(r => r.ValueKind == JsonValueKind.String && r.ValueEquals(name));

    private static AcpAnswer Act(string action) => AcpAnswer.Of(new JsonObject { ["action"] = action });
}
