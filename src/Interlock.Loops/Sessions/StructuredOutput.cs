using System.Text.Json;
using Interlock.Core.Failures;
using Interlock.Core.Schemas;
using Interlock.Loops.Ship.Plan;

namespace Interlock.Loops.Sessions;

/// <summary>Reads the final message of an agent as JSON that satisfies a schema.</summary>
internal static class StructuredOutput
{
    private const int MostViolations = 20;

    /// <summary>The document, or in what the message does not fit.</summary>
    public static (JsonElement? Output, IReadOnlyList<string> Violations) Read(string message, JsonElement schema)
    {
        var (json, problem) = ModelJson.Extract(message);
        if (json is null)
            return (null, [problem!]);
        var document = JsonElement.Parse(json);
        var issues = JsonSchema.Parse(schema).Validate(document);
        return issues.Count == 0
            ? (document, [])
            : (null, [.. issues.Take(MostViolations).Select(issue => issue.Message)]);
    }

    /// <summary>Asks for the document once more.</summary>
    public static string RepairPrompt(IReadOnlyList<string> violations, JsonElement schema) =>
        $"""
            Your final message has to be one JSON document that satisfies a JSON Schema, and it does not:

            {string.Join('\n', violations.Select(violation => $"- {violation}"))}

            Change no file. Answer with the corrected JSON document and nothing else. The schema is:

            {schema.GetRawText()}
            """;

    /// <summary>It did not come.</summary>
    public static Failure Violation(IReadOnlyList<string> violations, int repairs) =>
        new(
            "schema_violation",
            $"The final message does not satisfy the schema{(repairs > 0 ? $", not after {repairs} repairs either" : "")}: {string.Join("; ", violations)}",
            FailureOwner.Provider,
            false,
            "Say in the task what is wanted, simplify the schema, or choose an agent that enforces schemas itself."
        );
}
