namespace Interlock.Agents.Models.Conversations;

/// <summary>A model asks for a tool.</summary>
/// <param name="Id">The provider's id of the call.</param>
/// <param name="Name">The tool.</param>
/// <param name="Arguments">Its arguments as the model wrote them; meant to be a JSON object.</param>
internal sealed record ToolCall(string Id, string Name, string Arguments);
