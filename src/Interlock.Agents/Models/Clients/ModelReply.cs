using Interlock.Agents.Models.Conversations;
using Interlock.Core.Agents;

namespace Interlock.Agents.Models.Clients;

/// <summary>What a model answered.</summary>
/// <param name="Message">The message.</param>
/// <param name="Usage">Tokens of this answer.</param>
/// <param name="Model">The model that answered, as the provider names it, or null.</param>
/// <param name="Stop">Why it ended.</param>
internal sealed record ModelReply(AssistantMessage Message, TokenUsage Usage, string? Model, StopReason Stop);
