using System.Text.Json;
using System.Text.Json.Nodes;
using Interlock.Agents.Models.Conversations;
using Interlock.Agents.Models.Tools;

namespace Interlock.Agents.Models.Clients;

/// <summary>One question to a model.</summary>
/// <param name="Model">Which one.</param>
/// <param name="Session">Id of the conversation, for the provider's cache.</param>
/// <param name="Instructions">The system prompt.</param>
/// <param name="Items">The conversation.</param>
/// <param name="Tools">The tools on offer.</param>
internal sealed record ModelRequest(
    string Model,
    string Session,
    string Instructions,
    IReadOnlyList<ChatItem> Items,
    IReadOnlyList<ITool> Tools
)
{
    /// <summary>JSON Schema that the provider enforces on the last message, in its strict form, or null.</summary>
    public JsonObject? Schema { get; init; }

    /// <summary>Effort of reasoning, or null.</summary>
    public string? Effort { get; init; }

    /// <summary>Most output tokens, or null.</summary>
    public long? MaxOutput { get; init; }

    /// <summary>Whether only the last message is asked for again, in the right form.</summary>
    public bool IsRepair { get; init; }

    /// <summary>The native form of a message that the same origin said, else null.</summary>
    public static JsonElement? Native(AssistantMessage message, string origin) =>
        message.Origin == origin ? message.Native : null;
}
