using System.CommandLine;
using Interlock.Cli.Output;
using Interlock.Core.Agents;
using Interlock.Core.Failures;
using Interlock.Core.Journal;
using Interlock.Core.Sessions;
using Interlock.Core.Text;

namespace Interlock.Cli.Agent;

/// <summary><c>agent interrupt</c>: ends the turn of a session and keeps its conversation.</summary>
internal static class AgentInterruptVerb
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);
    private static readonly TimeSpan Interval = TimeSpan.FromMilliseconds(50);

    public static Command Create(Face face) =>
        new SessionVerb(face, "interrupt", "Ends the turn of a session and keeps its conversation.").Does(
            (folder, json, _, _, cancellation) => RunAsync(face, folder, json, cancellation),
            """
            Examples:
              interlock agent interrupt
              interlock agent interrupt fix-1 && interlock agent resume fix-1 --task "use the other library"
            """
        );

    private static async Task<int> RunAsync(Face face, SessionFolder folder, bool json, CancellationToken cancellation)
    {
        var fold = SessionFold.Of(folder, JournalReader.Read(folder.Journal));
        if (!folder.IsLive || fold.Order is not { } order)
            return Complaint.Wrong(face, json, NotAtWork(folder, fold.StateNow(live: false)));
        if (!AgentStore.Agent(face, order.Options).Capabilities.Contains(Capability.Interrupt))
            return Complaint.Wrong(face, json, NotAble(folder, order.Options.Agent));
        new SessionControl(folder).RequestInterrupt();
        var started = face.Time.GetTimestamp();
        using var timer = new PeriodicTimer(Interval, face.Time);
        while (folder.IsLive)
        {
            if (face.Time.GetElapsedTime(started) > Patience)
                return Complaint.Failed(face, json, Hangs(folder));
            await timer.WaitForNextTickAsync(cancellation);
        }
        return SessionPrinter.Status(face, SessionPrinter.Read(face, folder), json);
    }

    private static Failure NotAtWork(SessionFolder folder, SessionState state) =>
        new(
            "session_not_at_work",
            $"Session '{folder.Name}' is not at work: it is {EnumWord.Of(state)}.",
            FailureOwner.User,
            false,
            state == SessionState.WaitingForUser
                ? $"Answer its question with 'interlock agent answer {folder.Name}', or drop it with 'interlock agent stop {folder.Name}'."
                : "There is nothing to interrupt."
        );

    private static Failure NotAble(SessionFolder folder, string agent) =>
        new(
            "capability_missing",
            $"Agent '{ExternalText.Line(agent, 100)}' cannot be interrupted: it would lose its conversation.",
            FailureOwner.User,
            false,
            $"End it with: interlock agent stop {folder.Name}"
        );

    private static Failure Hangs(SessionFolder folder) =>
        new(
            "not_interrupted",
            $"The worker of session '{folder.Name}' did not end its turn within {Patience.TotalSeconds:0} s.",
            FailureOwner.Platform,
            true,
            $"End it with: interlock agent stop {folder.Name}"
        );
}
