using System.Text.Json;
using System.Text.Json.Nodes;
using Interlock.Agents.Codex;
using Interlock.Agents.Models.Providers;
using Interlock.Agents.Sessions;
using Interlock.Core.Schemas;

namespace Interlock.Agents.Models.Loop;

/// <summary>What the last message of a turn has to be: free text, or JSON that satisfies a schema.</summary>
internal sealed class FinalMessage
{
    private const int MostIssues = 10;
    private readonly JsonElement? asked;
    private readonly JsonSchema? schema;

    /// <summary>Reads what a turn asks for.</summary>
    /// <param name="asked">The schema, or null for free text.</param>
    /// <param name="form">How the provider can be asked.</param>
    /// <exception cref="SchemaException">It is no schema.</exception>
    public FinalMessage(JsonElement? asked, SchemaForm form)
    {
        this.asked = asked;
        if (asked is not { } given)
            return;
        schema = JsonSchema.Parse(given);
        Native = form == SchemaForm.Native ? StrictSchema.Make(given) : null;
    }

    /// <summary>The schema as the provider enforces it, or null when it does not.</summary>
    public JsonObject? Native { get; }

    /// <summary>The prompt, with the schema in words where the provider does not enforce it.</summary>
    public string Prompt(string prompt) =>
        asked is { } given && Native is null ? SchemaPrompt.Append(prompt, given) : prompt;

    /// <summary>The message in the form asked for, or what is wrong with it.</summary>
    public (string Text, string? Problem) Check(string text)
    {
        if (schema is null)
            return (text, null);
        var json = Unfence(text);
        if (Native is not null)
            json = StrictSchema.Restore(json, asked!.Value);
        try
        {
            using var document = JsonDocument.Parse(json);
            var issues = schema.Validate(document.RootElement);
            return (json, issues.Count == 0 ? null : string.Join('\n', issues.Take(MostIssues)));
        }
        catch (JsonException problem)
        {
            return (text, $"It is no JSON: {problem.Message}");
        }
    }

    /// <summary>What a model is told of a wrong last message.</summary>
    public string Complaint(string problem) =>
        $"""
            Your message does not satisfy the JSON Schema:

            {problem}

            Answer again with one JSON document that satisfies this schema, and nothing else:
            {asked!.Value.GetRawText()}
            """;

    // Models that are asked in words like to put JSON into a Markdown fence.
    private static string Unfence(string text)
    {
        var inner = text.Trim();
        if (!inner.StartsWith("```", StringComparison.Ordinal) || !inner.EndsWith("```", StringComparison.Ordinal))
            return inner;
        var line = inner.IndexOf('\n', StringComparison.Ordinal);
        return line > 0 && inner.Length - 3 > line ? inner[(line + 1)..^3].Trim() : inner;
    }
}
