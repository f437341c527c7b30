using System.Text.Json;

namespace Interlock.Agents.Protocols;

/// <summary>Which notifications of a protocol carry a text in pieces, and where in them it is.</summary>
/// <param name="NameOf">
/// Names the text that a notification goes on with, by its method and parameters; null for any other. There are few names.
/// </param>
/// <param name="Path">Members from the parameters down to the piece, which is a string.</param>
public sealed record TextStreams(Func<string, JsonElement, string?> NameOf, IReadOnlyList<string> Path);
