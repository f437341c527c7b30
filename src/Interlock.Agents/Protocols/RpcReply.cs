using System.Text.Json;

namespace Interlock.Agents.Protocols;

/// <summary>The answer to a request: a result or an error.</summary>
/// <param name="Result">The result; undefined when there is an error.</param>
/// <param name="Error">The error, or null.</param>
public sealed record RpcReply(JsonElement Result, RpcError? Error);
