using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using Interlock.Core.Agents;
using Interlock.Core.Changes;
using Interlock.Core.Failures;
using Interlock.Core.Journal;
using Interlock.Core.Text;

namespace Interlock.Core.Sessions;

/// <summary>What the journal of a session says: everything that is known of it comes from here.</summary>
public sealed class SessionFold
{
    private const int LongestMessage = 1024 * 1024;
    private readonly SessionFolder folder;
    private readonly List<TurnFold> turns = [];
    private IReadOnlyList<ArtifactReport> artifacts = [];
    private bool hasSecret;
    private DateTimeOffset? createdAt;
    private DateTimeOffset? updatedAt;

    private SessionFold(SessionFolder folder) => this.folder = folder;

    /// <summary>What stays the same over its turns; null when the session was never recorded.</summary>
    public SessionCreated? Created { get; private set; }

    /// <summary>The last state that was written down.</summary>
    public StateChange State { get; private set; } = new(SessionState.Starting, "created", null);

    /// <summary>The last turn that was asked for, or null.</summary>
    public TurnOrder? Order => turns.LastOrDefault()?.Order;

    /// <summary>Whether that turn was begun.</summary>
    public bool IsBegun => turns.LastOrDefault()?.Begin is not null;

    /// <summary>The prompt of the first turn, or null.</summary>
    public string? FirstPrompt => turns.FirstOrDefault()?.Order.Prompt;

    /// <summary>Whether the record of what was asked first lacks the secrets in it.</summary>
    public bool IsFirstRedacted => turns.FirstOrDefault()?.Order.Redacted.Contains("prompt") ?? false;

    /// <summary>The runtime's id of the conversation, or null when it never said one.</summary>
    public string? Conversation => turns.FindLast(turn => turn.Session is not null)?.Session;

    /// <summary>Whether any turn has ended well or badly by itself.</summary>
    public bool HasAnswered => turns.Exists(turn => turn.Finish is not null);

    /// <summary>All that was changed, as it was captured last.</summary>
    public Change? Change { get; private set; }

    /// <summary>The question that was answered last, or null.</summary>
    public QuestionReport? Answered =>
        turns.SelectMany(turn => turn.Questions).LastOrDefault(one => one.Kind is not null);

    private QuestionReport? Open => turns.LastOrDefault()?.Open;

    /// <summary>What all ended turns spent.</summary>
    public TokenUsage Spent =>
        turns.Where(turn => turn.Begin is not null || turn.Finish is not null).Select(turn => turn.Usage).ToList()
            is [var first, .. var rest]
            ? rest.Aggregate(first, (sum, usage) => sum.Plus(usage))
            : TokenUsage.Unknown;

    /// <summary>Seconds that agents worked in ended turns.</summary>
    public double Seconds => turns.Sum(turn => turn.Finish?.Result.Seconds ?? 0);

    /// <summary>Folds records.</summary>
    /// <exception cref="FailureException">A record is of another version.</exception>
    public static SessionFold Of(SessionFolder folder, IEnumerable<JournalRecord> records)
    {
        var fold = new SessionFold(folder);
        foreach (var record in records)
            fold.Add(record);
        return fold;
    }

    /// <summary>Folds records as far as they can be read, and says why not further.</summary>
    internal static (SessionFold Fold, Failure? Damage) Known(SessionFolder folder, IEnumerable<JournalRecord> records)
    {
        var fold = new SessionFold(folder);
        try
        {
            foreach (var record in records)
                fold.Add(record);
            return (fold, fold is { Created: not null, Order: not null } ? null : SessionFailures.NoBeginning(folder));
        }
        catch (FailureException e)
        {
            return (fold, e.Failure);
        }
    }

    /// <summary>What is said when its worker died: a turn that had ended by then is not lost with it.</summary>
    /// <summary>A question of any turn.</summary>
    /// <param name="asked">Number of the record by which it was asked.</param>
    public QuestionReport? Question(long asked) =>
        turns.SelectMany(turn => turn.Questions).LastOrDefault(one => one.Asked == asked);

    /// <summary>The question that an answer would be given to, or null. One that died with its worker can still be answered.</summary>
    /// <param name="live">Whether a worker holds its lock.</param>
    public QuestionReport? Pending(bool live) => Pending(StateNow(live));

    private QuestionReport? Pending(SessionState state) =>
        state is SessionState.WaitingForUser or SessionState.Lost ? Open : null;

    internal Failure Loss =>
        SessionFailures.Lost(folder, turns.LastOrDefault() is { Finish: not null } last ? last.Order.Turn : null);

    /// <summary>Where the session stands, given whether a worker holds its lock.</summary>
    public SessionState StateNow(bool live) =>
        State.State switch
        {
            _ when live => State.State,
            SessionState.Running => SessionState.Lost,
            SessionState.Starting when Order is null || !Order.Starter.IsAlive() => SessionState.Lost,
            // A question in the middle of a turn dies with the worker; one at the end waits without one.
            SessionState.WaitingForUser when Open is not { AtEnd: true } => SessionState.Lost,
            var state => state,
        };

    /// <summary>The report.</summary>
    /// <param name="live">Whether a worker holds the lock; asked before the journal was read.</param>
    /// <param name="redactor">Takes secrets out, or null.</param>
    /// <param name="damage">Why not all of the journal was read, or null.</param>
    public SessionReport ToReport(bool live, Redactor? redactor = null, Failure? damage = null)
    {
        var state = damage is null ? StateNow(live) : SessionState.Damaged;
        var last = turns.LastOrDefault();
        var now = last?.Finish is null ? LiveState.Read(folder) : null;
        if (now is not null && now.Turn == last?.Order.Turn)
            last.LiveUsage = now.Usage;
        else
            now = null;
        string Clean(string text) =>
            ExternalText.Limit(
                redactor?.Clean(text) ?? ExternalText.Clean(text, int.MaxValue),
                LongestMessage,
                KeptPart.Both
            );
        var options = last?.Order.Options;
        var failure = damage ?? (state == SessionState.Lost && State.State != state ? Loss : State.Failure);
        var said = now?.Message ?? turns.FindLast(turn => turn.Finish is not null)?.Finish!.Result.Text;
        return new SessionReport
        {
            Session = folder.Name,
            Id = Created?.Id,
            State = state,
            Reason =
                state == State.State ? State.Reason
                : damage is null ? "its worker is gone"
                : "its journal cannot be read",
            Agent = options?.Agent,
            AnsweredBy = last?.Finish?.Result.Agent,
            Model = turns.FindLast(turn => turn.Model is not null)?.Model ?? options?.Model,
            Permission = options?.Permission ?? Permission.Limited,
            InPlace = options?.InPlace ?? false,
            Repository = Created?.Repository,
            Base = Created?.Base,
            BaseTree = Created?.BaseTree,
            Turn = last?.Order.Turn ?? 0,
            Turns = [.. turns.Select(turn => turn.ToReport(Clean))],
            Message = said is null ? null : Clean(said),
            Activity = state is SessionState.Running ? now?.Activity : null,
            Output = last?.Finish?.Output,
            Question = Pending(state)?.Question,
            Usage = SessionUsage.Of(Spent),
            Failure = failure,
            Change = Change is null ? null : ChangeReport.Of(Change, hasSecret, folder),
            Artifacts = artifacts,
            Enforcement = turns.FindLast(turn => turn.Begin is not null)?.Begin!.Enforcement,
            Auto = options?.AutoReason,
            Conversation = Conversation,
            Paths = new SessionPaths(
                folder.Path,
                folder.Transcript,
                last is null ? null : folder.Turn(last.Order.Turn),
                live ? last?.Begin?.Workspace : null
            ),
            Prompt = last is null ? null : new SessionPrompt(last.Order.PromptDigest, last.SystemDigest),
            Created = createdAt,
            Updated = updatedAt,
            Seconds = Seconds,
            Exit = SessionExit.Of(state, failure),
        };
    }

    private void Add(JournalRecord record)
    {
        switch (record.Type)
        {
            case "session.created":
                Created = Read(record, SessionJson.Default.SessionCreated);
                (createdAt, updatedAt) = (record.At, record.At);
                break;
            case "turn.requested":
                turns.Add(new TurnFold(Read(record, SessionJson.Default.TurnOrder)));
                break;
            case "session.state":
                State = Read(record, SessionJson.Default.StateChange);
                updatedAt = record.At;
                break;
            case "turn.started":
                var begin = Read(record, SessionJson.Default.TurnBegin);
                Turn(begin.Turn)?.Start(begin, record.At);
                break;
            case "turn.news":
                var news = Read(record, SessionJson.Default.TurnNews);
                Turn(news.Turn)?.Add(news);
                break;
            case "question.asked":
                var asked = Read(record, SessionJson.Default.QuestionAsked);
                Turn(asked.Turn)?.Ask(asked, record.Seq);
                break;
            case "question.answered":
                var answered = Read(record, SessionJson.Default.QuestionAnswered);
                Turn(answered.Turn)?.Answer(answered);
                break;
            case "turn.completed":
                var finish = Read(record, SessionJson.Default.TurnFinish);
                Turn(finish.Turn)?.End(finish);
                break;
            case "change.captured":
                (_, Change, hasSecret) = Read(record, SessionJson.Default.TurnChange);
                break;
            case "artifacts.checked":
                artifacts = Read(record, SessionJson.Default.ArtifactsChecked).Artifacts;
                break;
        }
    }

    private TurnFold? Turn(int number) => turns.FindLast(turn => turn.Order.Turn == number);

    private T Read<T>(JournalRecord record, JsonTypeInfo<T> json)
        where T : class
    {
        try
        {
            return record.Data.Deserialize(json) ?? throw new JsonException("null");
        }
        catch (JsonException problem)
        {
            throw new FailureException(SessionFailures.Unreadable(folder, record, problem), problem);
        }
    }
}
