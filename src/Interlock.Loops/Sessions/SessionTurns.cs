using Interlock.Core.Agents;
using Interlock.Core.Failures;
using Interlock.Core.Sessions;
using Interlock.Core.Text;
using Interlock.Loops.Prompts;

namespace Interlock.Loops.Sessions;

/// <summary>Runs a turn and those that follow from it, to the state that the session then has.</summary>
internal sealed class SessionTurns(
    SessionHost host,
    SessionTurnRun run,
    SessionEvents events,
    Transcript transcript,
    SecretText secrets,
    SessionSignals signals
)
{
    private const int MostRepairs = 2;
    private const int MostAnswers = 6;
    private int repairs;
    private int answers;

    /// <summary>Runs them.</summary>
    public async Task<StateChange> RunAsync(TurnOrder order, string prompt, SessionMemory memory)
    {
        while (true)
        {
            var agent = host.Agent(order.Options);
            if (Exhausted(order.Options, memory) is { } over)
                return over;
            var outcome = await run.RunAsync(agent, order, prompt, memory);
            memory = memory.After(outcome);
            var (end, next) = await DecideAsync(agent, order, outcome, memory);
            if (next is null)
                return end!;
            (order, prompt) = (next, next.Prompt!);
            await events.RequestedAsync(order.For(secrets.Redactor));
        }
    }

    private async Task<(StateChange? End, TurnOrder? Next)> DecideAsync(
        IAgent agent,
        TurnOrder order,
        TurnOutcome outcome,
        SessionMemory memory
    )
    {
        var canGoOn = agent.Capabilities.Contains(Capability.Resume) && memory.Conversation is not null;
        if (outcome.Result is not { } result)
            return (new StateChange(SessionState.Stopped, signals.Reason, null), null);
        if (result is { Question: { } question, Failure: null or { Class: not "interrupted" } })
            return await QuestionAsync(order, question, result.Failure, canGoOn);
        if (result.Failure is { } failure)
            return (StateOf(failure), null);
        if (outcome.Violations.Count > 0)
            return canGoOn && repairs < MostRepairs
                ? (null, Repair(order, outcome))
                : (Failed(StructuredOutput.Violation(outcome.Violations, repairs)), null);
        if (
            outcome.Artifacts.Where(artifact => !artifact.Exists).Select(artifact => artifact.Path).ToList() is
            { Count: > 0 } missing
        )
            return (Failed(ArtifactCheck.Missing(missing)), null);
        return (new StateChange(SessionState.Completed, "done", null), null);
    }

    private TurnOrder Repair(TurnOrder order, TurnOutcome outcome)
    {
        repairs++;
        transcript.Note($"the final message does not fit the schema; asked again ({repairs} of {MostRepairs})");
        return Next(
            order,
            TurnKind.Repair,
            StructuredOutput.RepairPrompt(outcome.Violations, order.Options.Schema!.Value)
        );
    }

    // A question that ends a turn counts as one whatever else the turn says, a failing exit too.
    private async Task<(StateChange?, TurnOrder?)> QuestionAsync(
        TurnOrder order,
        AgentQuestion question,
        Failure? failure,
        bool canGoOn
    )
    {
        transcript.Ask(question);
        await events.AskedAsync(new QuestionAsked(order.Turn, question, AtEnd: true));
        var policy = QuestionPolicy.Parse(order.Options.Questions) ?? QuestionPolicy.Default;
        var answer = canGoOn && answers < MostAnswers ? policy.Answer(question) : null;
        if (answer is null or { Kind: AnswerKind.Escalated })
            return (
                new StateChange(
                    SessionState.WaitingForUser,
                    answer is null ? "the agent asks" : "the policy leaves it to the owner",
                    failure
                ),
                null
            );
        answers++;
        transcript.Answer(answer, question.IsSecret);
        await events.AnsweredAsync(
            new QuestionAnswered(
                order.Turn,
                question.Id,
                answer.Kind,
                answer.Choice,
                question.IsSecret ? null : secrets.Redact(answer.Text),
                question.IsSecret,
                answer.By
            )
        );
        return (null, Next(order, TurnKind.Answer, answer.Text));
    }

    private static TurnOrder Next(TurnOrder order, TurnKind kind, string prompt) =>
        order with
        {
            Turn = order.Turn + 1,
            Kind = kind,
            Prompt = prompt,
            PromptDigest = PromptDigest.Of(prompt),
            Images = [],
        };

    private static StateChange? Exhausted(SessionOptions options, SessionMemory memory)
    {
        if (memory.Time(options) <= TimeSpan.Zero)
            return new StateChange(SessionState.TimedOut, "total time", SessionLimits.Time(options, memory));
        var rest = memory.Rest(options.Limits);
        return rest.Tokens <= 0 || rest.OutputTokens <= 0 || rest.Money <= 0
            ? Failed(SessionLimits.Budget(options, memory))
            : null;
    }

    private static StateChange StateOf(Failure failure) =>
        failure.Class switch
        {
            "interrupted" => new StateChange(SessionState.Idle, "interrupted", null),
            "agent_timeout" => new StateChange(SessionState.TimedOut, failure.Class, failure),
            _ => Failed(failure),
        };

    private static StateChange Failed(Failure failure) => new(SessionState.Failed, failure.Class, failure);
}
