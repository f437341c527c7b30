using System.Text.Json;
using Interlock.Core.Agents;
using Interlock.Core.Failures;
using Interlock.Core.Journal;
using Interlock.Core.Processes;
using Interlock.Core.Text;

namespace Interlock.Core.Sessions;

/// <summary>The JSON of a session: a fold over its journal, the same whoever asks. Names are stable.</summary>
public sealed record SessionReport
{
    /// <summary>Name of the session.</summary>
    public required string Session { get; init; }

    /// <summary>Its id, which marks its processes.</summary>
    public string? Id { get; init; }

    /// <summary>Where it stands.</summary>
    public required SessionState State { get; init; }

    /// <summary>Why it stands there, in a few words.</summary>
    public string? Reason { get; init; }

    /// <summary>The agent as the user named it.</summary>
    public string? Agent { get; init; }

    /// <summary>The agent that answered last, when it is another one.</summary>
    public string? AnsweredBy { get; init; }

    /// <summary>The model that answered last, else the one asked for, or null.</summary>
    public string? Model { get; init; }

    /// <summary>What the agent may touch.</summary>
    public Permission Permission { get; init; }

    /// <summary>Whether it works in the user's own checkout.</summary>
    public bool InPlace { get; init; }

    /// <summary>Top of the user's checkout.</summary>
    public string? Repository { get; init; }

    /// <summary>Commit the work started from.</summary>
    public string? Base { get; init; }

    /// <summary>Its tree.</summary>
    public string? BaseTree { get; init; }

    /// <summary>Number of the last turn.</summary>
    public int Turn { get; init; }

    /// <summary>All turns.</summary>
    public IReadOnlyList<SessionTurn> Turns { get; init; } = [];

    /// <summary>The agent's last message; while a turn runs, what it has said so far.</summary>
    public string? Message { get; init; }

    /// <summary>What the agent does just now, or null.</summary>
    public string? Activity { get; init; }

    /// <summary>The last message as JSON that fits the schema, or null.</summary>
    public JsonElement? Output { get; init; }

    /// <summary>The question that waits for an answer, or null.</summary>
    public AgentQuestion? Question { get; init; }

    /// <summary>What all turns spent; while one runs, up to now.</summary>
    public required SessionUsage Usage { get; init; }

    /// <summary>Why it did not end well, or null.</summary>
    public Failure? Failure { get; init; }

    /// <summary>What it changed, or null when nothing was captured.</summary>
    public ChangeReport? Change { get; init; }

    /// <summary>The files that were expected.</summary>
    public IReadOnlyList<ArtifactReport> Artifacts { get; init; } = [];

    /// <summary>What held the agent back from outside in its last turn, or null before the first.</summary>
    public Enforcement? Enforcement { get; init; }

    /// <summary>Why <c>auto</c> is the agent that it is, or null when it was not asked for.</summary>
    public string? Auto { get; init; }

    /// <summary>The runtime's own id of the conversation, or null.</summary>
    public string? Conversation { get; init; }

    /// <summary>Where its records are.</summary>
    public required SessionPaths Paths { get; init; }

    /// <summary>Digests of the last prompt.</summary>
    public SessionPrompt? Prompt { get; init; }

    /// <summary>When it was created, UTC.</summary>
    public DateTimeOffset? Created { get; init; }

    /// <summary>When it last changed its state, UTC.</summary>
    public DateTimeOffset? Updated { get; init; }

    /// <summary>Seconds that agents worked.</summary>
    public double Seconds { get; init; }

    /// <summary>Exit code of a verb that ends with it now; null while it works.</summary>
    public int? Exit { get; init; }

    /// <summary>Folds the journal of a session, beside its worker if there is one.</summary>
    /// <param name="folder">The session.</param>
    /// <param name="redactor">Takes secrets out of texts, or null.</param>
    /// <returns>The report; of a journal that cannot be read to its end, what is known until there.</returns>
    public static SessionReport Read(SessionFolder folder, Redactor? redactor = null)
    {
        // Asked before reading: a session that ends in between is then read to its end.
        var live = folder.IsLive;
        var (fold, damage) = SessionFold.Known(folder, JournalReader.Read(folder.Journal));
        return fold.ToReport(live, redactor, damage);
    }
}
