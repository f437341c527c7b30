namespace Interlock.ModelStub;

/// <summary>What a request says, whatever its protocol.</summary>
/// <param name="Session">Id that all requests of one conversation share.</param>
/// <param name="Model">Model asked for.</param>
/// <param name="Prompts">The user's prompts, oldest first; what the agent adds by itself is left out.</param>
/// <param name="Text">All text, tool results included.</param>
/// <param name="ToolResults">Results of tools, oldest first.</param>
/// <param name="Tools">Names of the tools on offer.</param>
/// <param name="HasSchema">Whether structured output is asked for.</param>
public sealed record Conversation(
    string Session,
    string Model,
    IReadOnlyList<string> Prompts,
    string Text,
    IReadOnlyList<string> ToolResults,
    IReadOnlyList<string> Tools,
    bool HasSchema
)
{
    /// <summary>The latest prompt of the user, or nothing.</summary>
    public string LatestPrompt => Prompts.Count > 0 ? Prompts[^1] : "";
}
