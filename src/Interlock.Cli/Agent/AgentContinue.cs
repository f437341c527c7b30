using Interlock.Cli.Faults;
using Interlock.Cli.Output;
using Interlock.Core.Agents;
using Interlock.Core.Failures;
using Interlock.Core.Sessions;
using Interlock.Core.State;
using Interlock.Loops.Sessions;

namespace Interlock.Cli.Agent;

/// <summary>Carries out <c>agent resume</c>: one more turn of a session.</summary>
/// <param name="face">The outside.</param>
/// <param name="folder">The session.</param>
/// <param name="arguments">The command line.</param>
internal sealed class AgentContinue(Face face, SessionFolder folder, TurnArguments arguments)
{
    /// <summary>Runs to the exit code.</summary>
    public async Task<int> RunAsync(CancellationToken cancellation)
    {
        var (input, faults) = await TurnInput.ReadAsync(face, arguments, cancellation);
        if (input is null)
            return Complaint.Configuration(face, arguments.Json, faults, "see interlock agent resume --help");
        await new LostSessions(face).SettleAsync(folder, cancellation);
        SessionOptions? options = null;
        var refused = await SessionContinuation.RequestAsync(
            folder,
            fold =>
            {
                var (order, failure) = Plan(fold, input);
                options = order?.Options;
                return (order, failure);
            },
            answered: null,
            FaultInjection.Options(face),
            cancellation
        );
        return refused is null
            ? await StartAsync(face, folder, options!, arguments.Detach, arguments.Json, cancellation)
            : Complaint.Wrong(face, arguments.Json, refused);
    }

    /// <summary>Starts the worker of a session that has a new turn.</summary>
    public static Task<int> StartAsync(
        Face face,
        SessionFolder folder,
        SessionOptions options,
        bool detach,
        bool json,
        CancellationToken cancellation
    )
    {
        var state = new RepositoryState(Path.GetDirectoryName(Path.GetDirectoryName(folder.Path)!)!);
        AgentStore.Of(face, state).PointTo(folder);
        var run = new SessionRun(face, folder, json);
        var waits = QuestionPolicy.Parse(options.Questions) is { Kind: QuestionPolicyKind.Wait };
        return detach ? run.DetachAsync(cancellation) : run.FollowAsync(waits, cancellation);
    }

    private (TurnOrder? Order, Failure? Failure) Plan(SessionFold fold, TurnInput input)
    {
        var state = fold.StateNow(live: false);
        if (fold.Order is not { } last || state is SessionState.Starting or SessionState.Running)
            return (null, SessionFailures.Live(folder, state));
        if (state == SessionState.WaitingForUser)
            return (null, AnswerFailures.First(folder));
        var options = TurnOptions.Apply(last.Options, arguments, input);
        var agent = AgentStore.Agent(face, options);
        var isNew = NextTurn.IsFirst(fold, agent);
        if (SessionNeeds.Missing(agent, options, input.Images, isNew ? null : folder.Name) is { } missing)
            return (null, missing);
        if (NextTurn.Unknown(folder, fold, isNew, Missing(last)) is { } unknown)
            return (null, unknown);
        var whole = input with { Prompt = NextTurn.Whole(fold, isNew, input.Prompt) };
        return (whole.Order(face, last.Turn + 1, TurnKind.Task, options), null);
    }

    // What the record lacks of the last turn's options and the command line does not say again.
    private IEnumerable<string> Missing(TurnOrder last) =>
        last.Redacted.Where(name =>
            (name == "instructions" && arguments.Instructions is null)
            || (name == "questions" && arguments.Questions is null)
        );
}
