using System.Text.Json.Nodes;
using Interlock.Agents.Protocols;

namespace Interlock.Agents.Acp;

/// <summary>What a request of the agent is answered: a result or an error.</summary>
/// <param name="Result">The result; an empty object when there is nothing to say.</param>
/// <param name="Error">The error, or null.</param>
internal sealed record AcpAnswer(JsonObject? Result, RpcError? Error)
{
    private const int InvalidParams = -32602;
    private const int InternalError = -32603;
    private const int NotFound = -32002;

    public static AcpAnswer Of(JsonObject result) => new(result, null);

    /// <summary>Done, with nothing to say.</summary>
    public static AcpAnswer Done() => new([], null);

    /// <summary>It may not, or it makes no sense.</summary>
    public static AcpAnswer Refuse(string message) => new(null, new RpcError(InvalidParams, message));

    /// <summary>It did not work.</summary>
    public static AcpAnswer Fail(string message) => new(null, new RpcError(InternalError, message));

    /// <summary>There is no such thing.</summary>
    public static AcpAnswer Missing(string what) => new(null, new RpcError(NotFound, $"Resource not found: {what}"));

    /// <summary>This client has no such method.</summary>
    public static AcpAnswer Unknown { get; } =
        new(null, new RpcError(RpcError.MethodNotFound, "not supported by this client"));
}
