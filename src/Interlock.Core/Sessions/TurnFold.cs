using Interlock.Core.Agents;
using Interlock.Core.Text;

namespace Interlock.Core.Sessions;

/// <summary>Gathers what is known of one turn.</summary>
internal sealed class TurnFold(TurnOrder order)
{
    private readonly List<QuestionReport> questions = [];
    private readonly List<Handover> handovers = [];

    internal TurnOrder Order { get; } = order;

    internal DateTimeOffset? Started { get; private set; }

    internal TurnBegin? Begin { get; private set; }

    /// <summary>Digest of all that stood beside the prompt, as the agent told it, else of what was asked for.</summary>
    internal string? SystemDigest => Finish?.Result.InstructionsDigest ?? Order.SystemDigest;

    internal TurnFinish? Finish { get; private set; }

    internal string? Session { get; private set; }

    internal string? Model { get; private set; }

    internal TokenUsage? LiveUsage { get; set; }

    /// <summary>The question that has no answer yet.</summary>
    internal QuestionReport? Open => questions.LastOrDefault(question => question.Kind is null);

    /// <summary>What it used, as far as that is known.</summary>
    internal TokenUsage Usage => Finish?.Result.Usage ?? LiveUsage ?? TokenUsage.Unknown;

    internal void Start(TurnBegin begin, DateTimeOffset at) => (Begin, Started, Session) = (begin, at, begin.Resume);

    internal void Add(TurnNews news)
    {
        Session = news.Session ?? Session;
        Model = news.Model ?? Model;
        if (news.Handover is { } handover)
            handovers.Add(handover);
    }

    /// <summary>Questions of the turn, in the order in which they were asked.</summary>
    internal IReadOnlyList<QuestionReport> Questions => questions;

    internal void Ask(QuestionAsked asked, long seq) =>
        questions.Add(
            new QuestionReport(asked.Question.Id, asked.Question, asked.AtEnd, null, null, null, null) { Asked = seq }
        );

    internal void Answer(QuestionAnswered answered)
    {
        var at = questions.FindLastIndex(question => question.Id == answered.Id && question.Kind is null);
        if (at >= 0)
            questions[at] = questions[at] with
            {
                Answer = answered.Text,
                Choice = answered.Choice,
                Kind = answered.Kind,
                By = answered.By,
                Given = answered.Given,
            };
    }

    internal void End(TurnFinish finish)
    {
        Finish = finish;
        Session = finish.Result.Session ?? Session;
        Model = finish.Result.Model ?? Model;
    }

    internal SessionTurn ToReport(Func<string, string> clean) =>
        new(
            Order.Turn,
            Order.Kind,
            Started,
            Finish?.Result.Seconds,
            Finish?.Result.Agent,
            Model,
            Finish is null ? null : clean(Finish.Result.Text),
            Finish?.Result.Failure is { } failure
                ? failure with
                {
                    Message = ExternalText.Limit(clean(failure.Message), 4_000, KeptPart.Both),
                }
                : null,
            Finish?.Violations ?? [],
            [.. questions.Select(one => one with { Answer = one.Answer is { } text ? clean(text) : null })],
            Finish?.Result.Handovers ?? [.. handovers],
            SessionUsage.Of(Usage),
            new SessionPrompt(Order.PromptDigest, SystemDigest)
        );
}
