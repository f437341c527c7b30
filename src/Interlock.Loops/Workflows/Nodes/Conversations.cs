using System.Collections.Concurrent;
using System.Security.Cryptography;
using System.Text;

namespace Interlock.Loops.Workflows.Nodes;

/// <summary>
/// Conversations that nodes go on with by name. One node at a time works in one; its runtime's id is learned from
/// results, also from replayed ones.
/// </summary>
/// <param name="sessions">Folder of the run's sessions.</param>
internal sealed class Conversations(string sessions)
{
    private readonly ConcurrentDictionary<string, Conversation> named = new(StringComparer.Ordinal);

    /// <summary>The conversation of a name and an agent.</summary>
    public Conversation Of(string name, string agent)
    {
        var digest = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes($"{agent}\0{name}")))[..16];
        return named.GetOrAdd(digest, _ => new Conversation(Path.Combine(sessions, $"conversation-{digest}")));
    }
}
