using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using Interlock.Agents.Protocols;
using Interlock.Core.Agents;

namespace Interlock.Agents.Acp.Questions;

/// <summary>One member of a form: a string, a choice, a number, a yes or no, or a choice of several.</summary>
internal static class AcpField
{
    private const int MostOptions = 100;

    /// <summary>The member as a question.</summary>
    /// <param name="id">Id of the question.</param>
    /// <param name="message">What the form says.</param>
    /// <param name="field">The member and its schema.</param>
    /// <param name="clean">Makes a text fit to be shown.</param>
    public static AgentQuestion Question(string id, string message, JsonProperty field, Func<string, string> clean)
    {
        var choices = Choices(field.Value);
        var texts = new[] { message, field.Value.Text("description") }.OfType<string>().Where(t => t.Length > 0);
        var standard = field.Value.Member("default")?.ToString();
        var recommended = choices.FindIndex(choice => choice.Value == standard) + 1;
        return new AgentQuestion(
            id,
            clean(string.Join('\n', texts.Distinct(StringComparer.Ordinal))),
            [.. choices.Select(choice => new QuestionOption(clean(choice.Title)))]
        )
        {
            Header = clean(field.Value.Text("title") ?? field.Name),
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
        var titled = source.Member("oneOf") ?? source.Member("anyOf");
        var plain = source.Member("enum");
        return
        [
            .. Items(titled)
                .Select(o => (Value: o.Text("const"), Title: o.Text("title")))
                .Where(o => o.Value is not null)
                .Select(o => (o.Value!, o.Title ?? o.Value!))
                .Concat(
                    Items(plain)
                        .Where(o => o.ValueKind == JsonValueKind.String)
                        .Select(o => (o.GetString()!, o.GetString()!))
                )
                .Take(MostOptions),
        ];
    }

    private static JsonElement.ArrayEnumerator Items(JsonElement? list) =>
        list is { ValueKind: JsonValueKind.Array } items ? items.EnumerateArray() : default;
}
