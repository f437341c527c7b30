using System.Text.Json;

namespace Interlock.Loops.Ship.Plan;

/// <summary>
/// The JSON Schema (2020-12) of a planner's final message. <see cref="TaskPlanReader"/> reads the same document and
/// is the judge; it also accepts a person's shorter form, where optional keys are left out, and the permission
/// <c>full</c>, which a planner cannot give.
/// </summary>
public static class TaskPlanSchema
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
          "title": "task_plan",
          "type": "object",
          "additionalProperties": false,
          "required": ["tasks", "risks"],
          "properties": {
            "tasks": {
              "type": "array",
              "description": "Tasks that different agents can do at the same time.",
              "items": {
                "type": "object",
                "additionalProperties": false,
                "required": ["id", "title", "files", "prompt", "verify", "agent", "permission"],
                "properties": {
                  "id": { "type": "string", "description": "Stable and unique; a-z 0-9 - _ . only, at most 64." },
                  "title": { "type": ["string", "null"], "description": "One line for people." },
                  "files": {
                    "type": "array",
                    "items": { "type": "string" },
                    "description": "Owned files, folders (dir/) and globs; no other task may own them."
                  },
                  "prompt": { "type": "string", "description": "The whole contract, with the names that others rely on." },
                  "verify": { "type": ["string", "null"], "description": "A command for the agent to try." },
                  "agent": { "type": ["string", "null"], "description": "An agent to use instead of the default." },
                  "permission": { "type": ["string", "null"], "enum": ["read_only", "limited", null] }
                }
              }
            },
            "risks": { "type": "array", "items": { "type": "string" }, "description": "What may go wrong." }
          }
        }
        """;
}
