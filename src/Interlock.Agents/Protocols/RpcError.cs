using System.Text.Json;

namespace Interlock.Agents.Protocols;

/// <summary>The error member of an answer.</summary>
/// <param name="Code">JSON-RPC code.</param>
/// <param name="Message">The other side's words.</param>
/// <param name="Data">What it adds, or null.</param>
public sealed record RpcError(int Code, string Message, JsonElement? Data = null)
{
    /// <summary>Code for "this side does not know that method" (JSON-RPC 2.0, 5.1).</summary>
    public const int MethodNotFound = -32601;

    /// <summary>Our own code for a connection that ended before the answer came.</summary>
    public const int ConnectionEnded = -32099;

    /// <summary>The connection ended before the answer came.</summary>
    public static RpcError Ended { get; } = new(ConnectionEnded, "the connection ended before an answer came");
}
