using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using Interlock.Agents.Protocols;
using Interlock.Core.Agents;

namespace Interlock.Agents.Acp.Questions;

/// <summary>One member of a form: a string, a choice, a number, a yes or no, or a choice of several.</summary>
internal static class AcpField
{
    /// <summary>The member as a question.</summary>
    /// <param name="id">Id of the question.</param>
    /// <param name="message">What the form says.</param>
    /// <param name="field">The member and its schema.</param>
    public static AgentQuestion Question(string id, string message, JsonProperty field)
    {
        var choices = Choices(field.Value);
        var texts = new[] { message, field.Value.Text("description") }.OfType<string>().Where(t => t.Length > 0);
        var standard = field.Value.Member("default")?.ToString();
        var recommended = choices.FindIndex(choice => choice.Value == standard) + 1;
        return new AgentQuestion(
            id,
            string.Join('\n', texts.Distinct(StringComparer.Ordinal)),
            [.. choices.Select(choice => new QuestionOption(choice.Title))]
        )
        {
            Header = field.Value.Text("title") ?? field.Name,
            AllowsText = choices.Count == 0,
            IsSecret = field.Value.Text("format") == "password",
            Recommended = recommended > 0 ? recommended : null,
        };
    }

    /// <summary>The answer as the member's value, or null when it gives none that fits.</summary>
    public static JsonNode? Value(JsonElement schema, AgentAnswer answer)
    {
        var choices = Choices(schema);
        if (choices.Count > 0)
        {
            var chosen = answer.Kind switch
            {
                AnswerKind.Choice when answer.Choice is > 0 and var at && at <= choices.Count => choices[at - 1].Value,
                AnswerKind.Text => choices.Find(c => c.Value == answer.Text || c.Title == answer.Text).Value,
                _ => null,
            };
            return chosen is null ? null
                : schema.Text("type") == "boolean" ? JsonValue.Create(chosen == "true")
                : schema.Text("type") == "array" ? new JsonArray(chosen)
                : JsonValue.Create(chosen);
        }

        return schema.Text("type") switch
        {
            "integer" => long.TryParse(answer.Text, NumberStyles.Integer, CultureInfo.InvariantCulture, out var whole)
                ? JsonValue.Create(whole)
                : null,
            "number" => double.TryParse(answer.Text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number)
            && double.IsFinite(number)
                ? JsonValue.Create(number)
                : null,
            "string" => JsonValue.Create(answer.Text), // "nobody answers" too: those words are for the agent
            _ => null,
        };
    }

    private static List<(string Value, string Title)> Choices(JsonElement schema)
    {
        if (schema.Text("type") == "boolean")
            return [("true", "Yes"), ("false", "No")];
        var source = schema.Text("type") == "array" ? schema.Member("items") ?? default : schema;
        return
        [
            .. source
                .List("oneOf")
                .Concat(source.List("anyOf"))
                .Where(option => option.Text("const") is not null)
                .Select(option => (option.Text("const")!, option.Text("title") ?? option.Text("const")!))
                .Concat(
                    source
                        .List("enum")
                        .Where(option => option.ValueKind == JsonValueKind.String)
                        .Select(option => (option.GetString()!, option.GetString()!))
                ),
        ];
    }
}
