using System.Collections.Frozen;

namespace Interlock.Agents.Protocols;

/// <summary>How a <see cref="LineRpc"/> connection speaks.</summary>
public sealed record LineRpcOptions
{
    /// <summary>Whether messages carry <c>"jsonrpc": "2.0"</c>: ACP does, the Codex app-server does not.</summary>
    public bool Versioned { get; init; }

    /// <summary>
    /// Whether <see cref="LineRpc.Incoming"/> also tells, by <see cref="RpcMessage.Reply"/>, where in the order of
    /// messages the answers came: one for each request that was answered in time.
    /// </summary>
    public bool MarksReplies { get; init; }

    /// <summary>Longest line taken, in bytes; a longer one is recorded and left out.</summary>
    public int MaxLineBytes { get; init; } = 64 * 1024 * 1024;

    /// <summary>Methods of the other side that are taken and not recorded: parts of what is said whole later.</summary>
    public IReadOnlySet<string> Unrecorded { get; init; } = FrozenSet<string>.Empty;

    /// <summary>Texts that the other side tells in pieces, or null: no half of a secret is recorded of them.</summary>
    public TextStreams? Texts { get; init; }

    /// <summary>Where the raw traffic is recorded, or null.</summary>
    public ProtocolLog? Log { get; init; }
}
