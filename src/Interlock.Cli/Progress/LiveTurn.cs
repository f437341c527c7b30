using System.Text.Json;
using Interlock.Core.Journal;

namespace Interlock.Cli.Progress;

/// <summary>A turn that is under way, as the live table shows it.</summary>
/// <param name="Scope">Place in the loop.</param>
/// <param name="Role">What the agent does.</param>
/// <param name="Task">The task or the reviewer.</param>
/// <param name="Agent">The agent.</param>
/// <param name="Started">When it began.</param>
/// <param name="Activity">What it does just now.</param>
internal sealed record LiveTurn(
    string Scope,
    string Role,
    string Task,
    string Agent,
    DateTimeOffset Started,
    string Activity
)
{
    /// <summary>The turn that a <c>step.started</c> begins, or null when it begins none.</summary>
    public static LiveTurn? Of(JournalRecord record)
    {
        if (record.Type == "node.started")
            return new LiveTurn(
                record.Data.Line("scope"),
                record.Data.Line("phase", 12),
                record.Data.Line("label", 30),
                AgentLabel.Of(record.Data.Line("agent")),
                record.At,
                ""
            );
        if (
            record.Type != "step.started"
            || record.Data.Line("kind") != "turn"
            || record.Data.Find("labels") is not { } labels
        )
            return null;
        var who = labels.Line("task", 30) is { Length: > 0 } task ? task : labels.Line("label", 30);
        return new LiveTurn(
            record.Data.Line("scope"),
            labels.Line("role", 12),
            who,
            AgentLabel.Of(labels.Line("agent")),
            record.At,
            ""
        );
    }

    /// <summary>The key that starts and ends a step, or empty.</summary>
    public static string KeyOf(JsonElement data) => data.Line("key") is { Length: > 0 } key ? key : data.Line("step");
}
