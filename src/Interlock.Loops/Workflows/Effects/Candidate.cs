using System.Text.Json;
using Interlock.Core.Git;
using Interlock.Loops.Workflows.Nodes;

namespace Interlock.Loops.Workflows.Effects;

/// <summary>A change that a script hands over: an answer of an agent, or its <c>worktree</c>.</summary>
/// <param name="Change">The change as the engine recorded it, or null when it is none of this run.</param>
/// <param name="Label">What to call it.</param>
internal sealed record Candidate(NodeChange? Change, string Label)
{
    /// <summary>Whether there is something to apply.</summary>
    public bool IsChanged => Change is { Files.Count: > 0 };

    /// <summary>
    /// Finds the change that a value stands for by its tree ids. The patch text is not looked at: a script could have
    /// written anything there.
    /// </summary>
    /// <param name="value">The value.</param>
    /// <param name="known">Changes of this run, by base and tree.</param>
    /// <param name="number">Its place in the list, from 0.</param>
    public static Candidate Of(
        JsonElement value,
        IReadOnlyDictionary<(ObjectId Base, ObjectId Tree), NodeChange> known,
        int number
    )
    {
        var label = $"patch-{number}";
        if (value.ValueKind != JsonValueKind.Object)
            return new Candidate(null, label);
        var worktree =
            value.TryGetProperty("worktree", out var inner) && inner.ValueKind == JsonValueKind.Object ? inner : value;
        return
            Id(worktree, "base") is { } from
            && Id(worktree, "tree") is { } to
            && known.TryGetValue((from, to), out var change)
            ? new Candidate(change, label)
            : new Candidate(null, label);
    }

    private static ObjectId? Id(JsonElement value, string name) =>
        value.TryGetProperty(name, out var id) && id.ValueKind == JsonValueKind.String
            ? new ObjectId(id.GetString()!)
            : null;
}
