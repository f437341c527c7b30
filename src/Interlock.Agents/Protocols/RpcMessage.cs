using System.Text.Json;

namespace Interlock.Agents.Protocols;

/// <summary>What the other side sent by itself: a notification, or a request when it has an id.</summary>
/// <param name="Method">Name of the method.</param>
/// <param name="Params">Parameters; undefined when absent.</param>
/// <param name="Id">Id to answer to, or null for a notification.</param>
public sealed record RpcMessage(string Method, JsonElement Params, JsonElement? Id)
{
    /// <summary>
    /// Stands in the order of messages where an answer to one of our requests came (<see
    /// cref="LineRpcOptions.MarksReplies"/>).
    /// </summary>
    public static RpcMessage Reply { get; } = new("", default, null);
}
