using System.Globalization;
using System.Text.RegularExpressions;
using Interlock.Core.Agents;
using Interlock.Core.Failures;
using Interlock.Core.Processes;
using Interlock.Core.Text;

namespace Interlock.Agents.Command;

/// <summary>Why a command agent failed.</summary>
internal static partial class CommandFailures
{
    private const int TryLater = 75; // EX_TEMPFAIL of sysexits.h
    private const int NotExecutable = 126; // POSIX shell
    private const int CommandNotFound = 127; // POSIX shell
    private const int Killed = 137; // 128 + SIGKILL: of the program, of bubblewrap or of the supervisor around it
    private const int TailLength = 2_000;
    private static readonly TimeSpan LongestWait = TimeSpan.FromDays(1);

    /// <summary>The failure that an end means, or null when the agent says it is done.</summary>
    /// <param name="ended">How the program ended.</param>
    /// <param name="error">Its stderr, clean and redacted.</param>
    /// <param name="agent">Name of the agent.</param>
    /// <param name="turn">The turn.</param>
    public static Failure? Of(ProcessResult ended, string error, string agent, AgentTurn turn)
    {
        var tail = ExternalText.Limit(error.TrimEnd(), TailLength, KeptPart.Tail).Trim();
        var said = tail.Length > 0 ? $": {tail}" : " and wrote nothing to stderr.";
        var failure = ended switch
        {
            { TimedOut: true } => new Failure(
                "agent_timeout",
                $"'{agent}' was ended after {turn.Timeout.TotalSeconds:0} s without being done{said}",
                FailureOwner.User,
                true,
                "Give the agent more time, or a smaller task."
            ),
            { ExitCode: 0 } => null,
            { ExitCode: TryLater } => new Failure(
                "agent_try_later",
                $"'{agent}' asks to be tried later{said}",
                FailureOwner.Provider,
                true,
                "Wait and resume the run."
            )
            {
                RetryAfter = RetryAfter(error),
            },
            { ExitCode: CommandNotFound } => new Failure(
                "agent_not_found",
                $"'{agent}' exited 127, which a shell uses for a program it does not find{said}",
                FailureOwner.User,
                false,
                "Check the command after 'command:' and the PATH it needs."
            ),
            { ExitCode: NotExecutable } => new Failure(
                "agent_not_executable",
                $"'{agent}' exited 126, which a shell uses for a file it may not execute{said}",
                FailureOwner.User,
                false,
                "Make the program executable (chmod +x) and check its first line."
            ),
            { ExitCode: Killed } => new Failure(
                "agent_died",
                $"'{agent}' was killed (SIGKILL) in the middle of its turn{said}",
                FailureOwner.Platform,
                true,
                "Somebody killed it, or the system did when memory was short (see the kernel's log); resume the run."
            ),
            { ExitCode: > 128 } => new Failure(
                "agent_failed",
                $"'{agent}' was ended by signal {ended.ExitCode - 128}{said}",
                FailureOwner.User,
                true,
                "Read the agent's stderr in its session folder."
            ),
            _ => new Failure(
                "agent_failed",
                $"'{agent}' exited {ended.ExitCode}{said}",
                FailureOwner.User,
                true,
                "Read the agent's stderr in its session folder."
            ),
        };
        return failure is null ? null : failure with { Evidence = turn.SessionFolder };
    }

    /// <summary>It was silent for too long.</summary>
    public static Failure Idle(string agent, AgentTurn turn) =>
        new(
            "agent_timeout",
            $"'{agent}' wrote nothing for {turn.CommandIdleTimeout?.TotalSeconds:0} s (stdout, stderr, usage file) and was ended.",
            FailureOwner.User,
            true,
            "Let it tell its progress, or give it a longer --idle-timeout."
        )
        {
            Evidence = turn.SessionFolder,
        };

    /// <summary>It was to have no network, and nothing here takes it from it.</summary>
    public static Failure NoNetworkSwitch(string agent) =>
        new(
            "capability_missing",
            $"'{agent}' cannot be kept from the network: there is no bubblewrap in force that could do it.",
            FailureOwner.User,
            false,
            "Install bubblewrap ('interlock doctor' tells whether it works), or leave '--network off' out."
        );

    public static Failure NotFound(string program, string directory) =>
        new(
            "agent_not_found",
            $"Program '{program}' of the command agent is not in PATH, nor an executable file below '{directory}'.",
            FailureOwner.User,
            false,
            $"Install '{program}', or name it by its path."
        );

    public static Failure TooMuch(string agent, string folder) =>
        new(
            "agent_output_limit",
            $"'{agent}' printed more than can be kept, so its final message is not whole.",
            FailureOwner.User,
            false,
            "Let the agent write its final message to the file named by INTERLOCK_RESULT."
        )
        {
            Evidence = folder,
        };

    public static Failure BadResult(string path, string problem) =>
        new(
            "agent_result_unreadable",
            $"The result file '{path}' {problem}.",
            FailureOwner.User,
            false,
            "Let the agent write its final message as a plain file."
        )
        {
            Evidence = path,
        };

    public static Failure BadQuestion(string path, string problem) =>
        new(
            "bad_question",
            $"The command wrote a question to INTERLOCK_QUESTION that {problem}.",
            FailureOwner.User,
            false,
            "Let it write the file whole, as docs/agents.md says: {\"question\": \"Which?\", \"options\": [\"a\", \"b\"]}."
        )
        {
            Evidence = path,
        };

    public static Failure AsksTooOften(int most, string folder) =>
        new(
            "agent_failed",
            $"The command asked more than {most} questions in one turn.",
            FailureOwner.User,
            true,
            "Let it ask all it has to know at once, or choose another --questions policy."
        )
        {
            Evidence = folder,
        };

    public static Failure NoSession(string folder, Exception error) =>
        new(
            "session_not_written",
            $"The records of the turn could not be written to '{folder}': {error.Message}",
            FailureOwner.Platform,
            true,
            "Check free space and permissions of the state folder, then resume the run."
        )
        {
            Evidence = folder,
        };

    private static TimeSpan? RetryAfter(string error)
    {
        var last = RetryAfterLine().Matches(error).LastOrDefault();
        if (last is null)
            return null;
        var seconds = double.Parse(last.Groups["seconds"].Value, CultureInfo.InvariantCulture);
        return seconds < LongestWait.TotalSeconds ? TimeSpan.FromSeconds(seconds) : LongestWait;
    }

    [GeneratedRegex(
        @"^\s*retry-after:\s*(?<seconds>\d{1,9}(\.\d{1,9})?)\s*$",
        RegexOptions.IgnoreCase | RegexOptions.Multiline | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture,
        matchTimeoutMilliseconds: 5_000
    )]
    private static partial Regex RetryAfterLine();
}
