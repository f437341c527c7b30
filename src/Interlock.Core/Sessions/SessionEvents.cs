using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using Interlock.Core.Failures;
using Interlock.Core.Journal;

namespace Interlock.Core.Sessions;

/// <summary>Writes the events of a session; each is durable when its task completes.</summary>
/// <param name="journal">The session's journal.</param>
public sealed class SessionEvents(RunJournal journal)
{
    /// <summary>The session exists.</summary>
    public Task CreatedAsync(SessionCreated created) =>
        WriteAsync("session.created", created, SessionJson.Default.SessionCreated);

    /// <summary>A turn is wanted.</summary>
    public Task RequestedAsync(TurnOrder order) => WriteAsync("turn.requested", order, SessionJson.Default.TurnOrder);

    /// <summary>The state changes.</summary>
    public Task StateAsync(SessionState state, string reason, Failure? failure = null) =>
        EndAsync(new StateChange(state, reason, failure));

    /// <summary>The state changes, usually for the last time.</summary>
    public Task EndAsync(StateChange change) => WriteAsync("session.state", change, SessionJson.Default.StateChange);

    /// <summary>An agent begins.</summary>
    public Task StartedAsync(TurnBegin begin) => WriteAsync("turn.started", begin, SessionJson.Default.TurnBegin);

    /// <summary>Something about a running turn is known now.</summary>
    public Task NewsAsync(TurnNews news) => WriteAsync("turn.news", news, SessionJson.Default.TurnNews);

    /// <summary>An agent has ended its turn.</summary>
    public Task CompletedAsync(TurnFinish finish) =>
        WriteAsync("turn.completed", finish, SessionJson.Default.TurnFinish);

    /// <summary>What was changed.</summary>
    public Task CapturedAsync(TurnChange change) =>
        WriteAsync("change.captured", change, SessionJson.Default.TurnChange);

    /// <summary>The agent asks.</summary>
    /// <returns>Number of the record.</returns>
    public Task<long> AskedAsync(QuestionAsked asked) =>
        WriteAsync("question.asked", asked, SessionJson.Default.QuestionAsked);

    /// <summary>The question is answered.</summary>
    public Task AnsweredAsync(QuestionAnswered answered) =>
        WriteAsync("question.answered", answered, SessionJson.Default.QuestionAnswered);

    /// <summary>The expected files were looked for.</summary>
    public Task ArtifactsAsync(ArtifactsChecked found) =>
        WriteAsync("artifacts.checked", found, SessionJson.Default.ArtifactsChecked);

    private async Task<long> WriteAsync<T>(string type, T data, JsonTypeInfo<T> json) =>
        (await journal.AppendAsync(type, JsonSerializer.SerializeToElement(data, json))).Seq;
}
