namespace Interlock.Agents.Models.Clients;

/// <summary>What is told while an answer arrives.</summary>
/// <param name="Sent">The request's body, as it went out.</param>
/// <param name="Event">Something arrived: the model is not silent.</param>
/// <param name="Text">A piece of the model's message.</param>
internal sealed record Hearing(Action<ReadOnlyMemory<byte>> Sent, Action Event, Action<string> Text);
