namespace Interlock.Agents.Models.Providers;

/// <summary>The protocol in which a provider is spoken to.</summary>
public enum ApiKind
{
    /// <summary>OpenAI Responses (https://platform.openai.com/docs/api-reference/responses).</summary>
    Responses,

    /// <summary>OpenAI chat completions (https://platform.openai.com/docs/api-reference/chat), and what is like it.</summary>
    Chat,

    /// <summary>Anthropic Messages (https://docs.anthropic.com/en/api/messages), and what is like it.</summary>
    Messages,
}
