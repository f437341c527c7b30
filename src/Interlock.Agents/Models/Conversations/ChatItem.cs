using System.Text.Json;
using System.Text.Json.Serialization;

namespace Interlock.Agents.Models.Conversations;

/// <summary>One entry of a conversation, in no provider's form; a line of its file.</summary>
[JsonPolymorphic(TypeDiscriminatorPropertyName = "type")]
[JsonDerivedType(typeof(Opening), "conversation")]
[JsonDerivedType(typeof(UserMessage), "user")]
[JsonDerivedType(typeof(AssistantMessage), "assistant")]
[JsonDerivedType(typeof(ToolResult), "tool")]
internal abstract record ChatItem;

/// <summary>The first line of the file.</summary>
/// <param name="Id">Id of the conversation.</param>
/// <param name="Agent">The agent that began it.</param>
internal sealed record Opening(string Id, string Agent) : ChatItem;

/// <summary>What the user, or the loop, says.</summary>
/// <param name="Text">The words.</param>
/// <param name="Pictures">Pictures that belong to them.</param>
internal sealed record UserMessage(string Text, IReadOnlyList<Picture> Pictures) : ChatItem;

/// <summary>What the model says.</summary>
/// <param name="Text">Its words, possibly none.</param>
/// <param name="Calls">The tools it asks for.</param>
/// <param name="Origin">Provider and model that said it.</param>
/// <param name="Native">
/// The message in the provider's own form, with reasoning that only it can read; sent back to the same origin.
/// </param>
internal sealed record AssistantMessage(string Text, IReadOnlyList<ToolCall> Calls, string Origin, JsonElement? Native)
    : ChatItem;

/// <summary>What a tool answered.</summary>
/// <param name="Call">Id of the call.</param>
/// <param name="Text">The answer.</param>
/// <param name="IsError">Whether the tool could not do it.</param>
internal sealed record ToolResult(string Call, string Text, bool IsError) : ChatItem;
