using Interlock.Core.Configuration;
using Interlock.Core.Failures;
using Interlock.Core.Journal;
using Interlock.Core.Text;

namespace Interlock.Core.Sessions;

/// <summary>What can be wrong with sessions, as data.</summary>
public static class SessionFailures
{
    /// <summary>Its worker died.</summary>
    /// <param name="folder">The session.</param>
    /// <param name="ended">The turn that had ended by then, or null.</param>
    public static Failure Lost(SessionFolder folder, int? ended = null) =>
        new(
            "worker_lost",
            ended is { } turn
                ? $"The worker of session '{folder.Name}' died after turn {turn} had ended; its message and its change are in the record."
                : $"The worker of session '{folder.Name}' died; what is known until then is in the record.",
            FailureOwner.Platform,
            true,
            $"Go on with: interlock agent resume {folder.Name} --task …"
        )
        {
            Evidence = folder.Path,
        };

    /// <summary>What a turn needs was given with a secret in it, and is kept nowhere whole.</summary>
    /// <param name="folder">The session.</param>
    /// <param name="what">What that is, as a person calls it.</param>
    /// <param name="remedy">How it can go on.</param>
    public static Failure NotKept(SessionFolder folder, string what, string remedy) =>
        new(
            "secret_not_kept",
            $"A secret is in {what} of session '{folder.Name}', so that it is kept nowhere whole.",
            FailureOwner.User,
            false,
            remedy
        );

    /// <summary>There is no such session.</summary>
    public static Failure Unknown(string name, IReadOnlyCollection<string> known) =>
        new(
            "session_not_found",
            known.Count == 0
                ? "There are no sessions here yet."
                : $"There is no session '{ExternalText.Line(name, 80)}'.",
            FailureOwner.User,
            false,
            known.Count == 0 ? "Start one with: interlock agent run --agent AGENT --task TEXT"
                : NearestName.Of(name, known) is { } near ? $"Did you mean '{near}'?"
                : $"Take one of: {Names(known)}"
        );

    /// <summary>A beginning that several have.</summary>
    public static Failure Ambiguous(string name, IReadOnlyCollection<string> found) =>
        new(
            "session_ambiguous",
            $"'{ExternalText.Line(name, 80)}' begins the names of {found.Count} sessions.",
            FailureOwner.User,
            false,
            $"Take one of: {Names(found)}"
        );

    /// <summary>The name is used.</summary>
    public static Failure Taken(string name) =>
        new(
            "session_exists",
            $"There is already a session '{name}'.",
            FailureOwner.User,
            false,
            $"Go on with it by 'interlock agent resume {name} --task …', or choose another name."
        );

    /// <summary>A verb wants a session that does not work, and this one does.</summary>
    public static Failure Live(SessionFolder folder, SessionState state) =>
        new(
            "session_is_live",
            state is SessionState.Starting or SessionState.Running or SessionState.WaitingForUser
                ? $"Session '{folder.Name}' is at work ({EnumWord.Of(state)})."
                : $"Session '{folder.Name}' is {EnumWord.Of(state)}, and its worker is just about to leave.",
            FailureOwner.User,
            true,
            $"Wait with 'interlock agent wait {folder.Name}', or end its turn with 'interlock agent interrupt {folder.Name}'."
        );

    internal static Failure NoBeginning(SessionFolder folder) =>
        new(
            "journal_damaged",
            $"The journal of session '{folder.Name}' has no beginning: the file was cut or emptied.",
            FailureOwner.Platform,
            false,
            "Restore the file from a copy, or delete the session with 'interlock agent gc'."
        )
        {
            Evidence = folder.Journal,
        };

    internal static Failure Unreadable(SessionFolder folder, JournalRecord record, Exception problem) =>
        new(
            "session_unreadable",
            $"Record {record.Seq} ({record.Type}) of session '{folder.Name}' cannot be read: {problem.Message}",
            FailureOwner.Platform,
            false,
            "It was written by another version of Interlock: use that one, or delete the session with 'interlock agent gc'."
        )
        {
            Evidence = folder.Journal,
        };

    private static string Names(IReadOnlyCollection<string> names) =>
        string.Join(", ", names.Take(5)) + (names.Count > 5 ? ", … (interlock agent list)" : "");
}
