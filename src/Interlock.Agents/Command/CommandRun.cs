using System.Text;
using Interlock.Agents.Sessions;
using Interlock.Core.Agents;
using Interlock.Core.Failures;
using Interlock.Core.Processes;
using Interlock.Core.Text;

namespace Interlock.Agents.Command;

/// <summary>Runs the program of a command agent once.</summary>
/// <param name="agent">Name of the agent.</param>
/// <param name="commandLine">What the shell gets.</param>
/// <param name="programs">Files that the command line names.</param>
/// <param name="inherited">Variables of the engine that it may see.</param>
/// <param name="processes">Starts it.</param>
/// <param name="secrets">Takes secrets out of what it says.</param>
/// <param name="time">The clock.</param>
internal sealed class CommandRun(
    string agent,
    string commandLine,
    IReadOnlyList<string> programs,
    IReadOnlyDictionary<string, string> inherited,
    ProcessRunner processes,
    SecretText secrets,
    TimeProvider time
)
{
    private static readonly TimeSpan Look = TimeSpan.FromMilliseconds(250);

    /// <summary>Whether the command of a turn has no network.</summary>
    public static bool IsOffline(AgentTurn turn) => Enforcement.Of(Bounds(turn)).Network == Reach.None;

    /// <summary>Runs it to its end, or until it is interrupted: then it gets SIGTERM and a moment to write its result.</summary>
    /// <param name="prompt">What it reads.</param>
    /// <param name="shown">What may be recorded of it.</param>
    /// <param name="turn">The turn.</param>
    /// <param name="history">The conversation.</param>
    /// <param name="report">Told what it reports to have used, while it runs.</param>
    /// <param name="cancellation">Ends it.</param>
    public async Task<CommandEnd> RunAsync(
        string prompt,
        string shown,
        AgentTurn turn,
        CommandHistory history,
        Action<CommandUsage> report,
        CancellationToken cancellation
    )
    {
        var session = new CommandSession(turn.SessionFolder, turn.AgentFolder);
        session.Open(shown, turn);
        using var silence = new CommandSilence(turn.CommandIdleTimeout, time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(
            cancellation,
            turn.Interrupt,
            silence.TooLong
        );
        using var over = new CancellationTokenSource();
        var watching = WatchAsync(session, silence, report, over.Token);
        try
        {
            return await RunAsync(Encoding.UTF8.GetBytes(prompt), session, turn, history, silence, either.Token);
        }
        catch (OperationCanceledException) when (!cancellation.IsCancellationRequested)
        {
            var said = session.Result.IsThere ? session.ReadResult().Message : "";
            var failure = turn.Interrupt.IsCancellationRequested
                ? AgentFailures.Interrupted
                : CommandFailures.Idle(agent, turn);
            return End(said, failure, session, history, turn.Progress);
        }
        catch (ProcessStartException error)
        {
            var failure = error.Failure with { Class = "agent_not_started", Evidence = turn.SessionFolder };
            return End("", failure, session, history, turn.Progress);
        }
        finally
        {
            await over.CancelAsync();
            await watching;
        }
    }

    private async Task<CommandEnd> RunAsync(
        byte[] input,
        CommandSession session,
        AgentTurn turn,
        CommandHistory history,
        CommandSilence silence,
        CancellationToken cancellation
    )
    {
        var ended = await processes.RunAsync(
            new ProcessSpec
            {
                FileName = "/bin/sh",
                Arguments = ["-c", commandLine],
                WorkingDirectory = turn.Workspace,
                Environment = Variables(turn, session, history),
                StandardInput = input,
                Timeout = turn.Timeout,
                Supervised = true,
                Confinement = Bounds(turn)?.WithPrograms(programs),
                Heard = silence.Heard,
            },
            cancellation
        );
        var error = secrets.Redact(ended.ErrorText);
        session.Keep(Bounded(secrets.Redact(ended.OutputText), turn), Bounded(error, turn));
        if (CommandFailures.Of(ended, secrets.Clean(error), agent, turn) is { } failure)
            return End("", failure, session, history, turn.Progress);
        var (message, unreadable) =
            session.Result.IsThere ? session.ReadResult()
            : ended.IsOutputWhole ? (OutsideFile.Decode(ended.StandardOutput), null)
            : ("", CommandFailures.TooMuch(agent, turn.SessionFolder));
        return End(message, unreadable, session, history, turn.Progress);
    }

    private static string Bounded(string text, AgentTurn turn) =>
        turn.Limits.OutputBytes is { } most ? ExternalText.LimitBytes(text, most) : text;

    private static Confinement? Bounds(AgentTurn turn) => turn.CommandConfinement ?? turn.ToolConfinement;

    private CommandEnd End(
        string message,
        Failure? failure,
        CommandSession session,
        CommandHistory history,
        Action<string>? note
    )
    {
        var (question, malformed) = CommandQuestion.Read(session.Question, history.Runs, secrets.Redactor);
        // A command that asks may exit as it likes; what ended it from outside is said first.
        if (malformed is not null && (failure is null or { Class: "agent_failed" }))
            failure = CommandFailures.BadQuestion(session.Question.Path, malformed);
        var (report, wrong) = CommandUsage.Read(session.Usage, secrets.Redactor);
        if (wrong is not null)
            note?.Invoke($"the usage is unknown: what the command wrote to INTERLOCK_USAGE {wrong}");
        var end = new CommandEnd(secrets.Redact(message), failure, question, report ?? CommandUsage.None);
        session.Hide(secrets);
        return end;
    }

    private async Task WatchAsync(
        CommandSession session,
        CommandSilence silence,
        Action<CommandUsage> report,
        CancellationToken over
    )
    {
        using var timer = new PeriodicTimer(Look, time);
        var last = CommandUsage.None;
        try
        {
            while (await timer.WaitForNextTickAsync(over))
                // Half written it says nothing yet.
                if (CommandUsage.Read(session.Usage, secrets.Redactor) is { Report: { } now } && now != last)
                {
                    silence.Heard();
                    report(last = now);
                }
        }
        catch (OperationCanceledException)
        {
            return; // the command is over
        }
    }

    private Dictionary<string, string> Variables(AgentTurn turn, CommandSession session, CommandHistory history)
    {
        var variables = new Dictionary<string, string>(inherited, StringComparer.Ordinal);
        foreach (var (name, value) in turn.Variables)
            variables[name] = value;
        variables["INTERLOCK_ROLE"] = turn.Role.ToString().ToLowerInvariant();
        variables[ProcessMarks.Run] = turn.Run;
        variables["INTERLOCK_STEP"] = turn.Step;
        variables["INTERLOCK_ROUND"] = $"{turn.Round}";
        variables["INTERLOCK_RESULT"] = session.Result.Path;
        variables["INTERLOCK_QUESTION"] = session.Question.Path;
        variables["INTERLOCK_USAGE"] = session.Usage.Path;
        variables["INTERLOCK_TURN"] = $"{history.Runs}";
        variables["INTERLOCK_HISTORY"] = history.Path;
        variables["INTERLOCK_MEMORY"] = history.Memory;
        if (turn.Task is not null)
            variables["INTERLOCK_TASK"] = turn.Task;
        if (turn.Schema is not null)
            variables["INTERLOCK_SCHEMA"] = session.SchemaPath;
        return variables;
    }
}
