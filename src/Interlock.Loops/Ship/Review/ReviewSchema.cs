using System.Text.Json;

namespace Interlock.Loops.Ship.Review;

/// <summary>The JSON Schema (2020-12) of a review.</summary>
public static class ReviewSchema
{
    private static readonly Lazy<JsonElement> Parsed = new(() => JsonElement.Parse(Text));

    /// <summary>
    /// The schema, in the subset that strict structured output needs: every key required, what is optional may be
    /// null.
    /// </summary>
    public static JsonElement Json => Parsed.Value;

    private const string Text = """
        {
          "$schema": "https://json-schema.org/draft/2020-12/schema",
          "title": "review",
          "type": "object",
          "additionalProperties": false,
          "required": ["decision", "summary", "blockers", "risks", "owner_questions", "verification"],
          "properties": {
            "decision": { "type": "string", "enum": ["approve", "reject", "needs_owner"] },
            "summary": { "type": "string", "description": "Two or three sentences." },
            "blockers": {
              "type": "array",
              "description": "What has to be repaired before this may land; empty when the decision is approve.",
              "items": {
                "type": "object",
                "additionalProperties": false,
                "required": ["file", "line", "symbol", "problem", "evidence"],
                "properties": {
                  "file": { "type": ["string", "null"], "description": "Path of the root cause, not of a test." },
                  "line": { "type": ["integer", "null"] },
                  "symbol": { "type": ["string", "null"], "description": "The function, type or constant at fault." },
                  "problem": { "type": "string", "description": "What is wrong, and what would be right." },
                  "evidence": { "type": ["string", "null"], "description": "How you saw it: a command, a quotation." }
                }
              }
            },
            "risks": { "type": "array", "items": { "type": "string" } },
            "owner_questions": { "type": "array", "items": { "type": "string" } },
            "verification": { "type": "array", "items": { "type": "string" }, "description": "What you ran." }
          }
        }
        """;
}
