using System.Text.Json;
using Interlock.Agents.Protocols;

namespace Interlock.Agents.Acp;

/// <summary>The texts that an agent tells in pieces: messages and thoughts, its own and those told again.</summary>
internal static class AcpTexts
{
    private static readonly string[] Kinds = ["agent_message_chunk", "agent_thought_chunk", "user_message_chunk"];

    /// <summary>Where they are.</summary>
    public static TextStreams Streams { get; } = new(NameOf, ["update", "content", "text"]);

    private static string? NameOf(string method, JsonElement parameters) =>
        method == "session/update"
        && parameters.Member("update") is { } update
        && update.Member("content")?.Text("text") is not null
            ? Array.Find(Kinds, kind => kind == update.Text("sessionUpdate"))
            : null;
}
