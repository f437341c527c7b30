using System.Text.Json.Serialization;

namespace Interlock.Agents.Models.Conversations;

/// <summary>Source-generated JSON of conversations.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull
)]
[JsonSerializable(typeof(ChatItem))]
internal sealed partial class ConversationJson : JsonSerializerContext;
