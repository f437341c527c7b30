namespace Interlock.Agents.Models.Providers;

/// <summary>How a provider is asked for structured output.</summary>
public enum SchemaForm
{
    /// <summary>It enforces a JSON Schema.</summary>
    Native,

    /// <summary>It only promises some JSON object; the schema is in the prompt.</summary>
    JsonObject,

    /// <summary>In words only.</summary>
    Prompt,
}
