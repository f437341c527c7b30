using Interlock.Core.Failures;
using Interlock.Core.Text;

namespace Interlock.Agents.Sessions;

/// <summary>The failures that every runtime knows, so that one class means the same of each.</summary>
internal static class AgentFailures
{
    public static Failure UsageLimit { get; } =
        new("usage_limit", "", FailureOwner.User, true, "Wait until the limit resets, or raise it at the provider.");

    public static Failure RateLimited { get; } =
        new(
            "rate_limited",
            "",
            FailureOwner.Provider,
            true,
            "Wait and resume the run; fewer agents at once also helps."
        );

    public static Failure Overloaded { get; } =
        new("overloaded", "", FailureOwner.Provider, true, "The provider has no capacity now: resume the run later.");

    public static Failure ContextWindow { get; } =
        new("context_window", "", FailureOwner.User, false, "Split the task, or choose a model with more context.");

    public static Failure BadRequest { get; } =
        new("bad_request", "", FailureOwner.User, false, "Check the model's name and the provider's settings.");

    public static Failure ModelError { get; } =
        new("model_error", "", FailureOwner.Provider, true, "Resume the run later.");

    public static Failure Refused { get; } =
        new("refused", "", FailureOwner.Provider, false, "Word the request differently, or choose another model.");

    public static Failure Network { get; } =
        new(
            "network",
            "",
            FailureOwner.Platform,
            true,
            "Check the connection to the model provider, then resume the run."
        );

    /// <summary>The turn was ended on request; its conversation is kept.</summary>
    public static Failure Interrupted { get; } =
        new(
            "interrupted",
            "The turn was interrupted on request; its conversation is kept.",
            FailureOwner.User,
            true,
            "Resume the conversation with a new prompt."
        );

    /// <summary>The agent asks what a person has to decide.</summary>
    /// <param name="question">The question, clean.</param>
    public static Failure NeedsOwner(string question) =>
        new(
            "needs_owner",
            $"The agent asks: {question}",
            FailureOwner.User,
            false,
            "Answer the question, or choose another --questions policy."
        );

    /// <summary>The turn has spent what it may.</summary>
    /// <param name="figures">What was spent and what the limit is.</param>
    public static Failure BudgetExhausted(string figures) =>
        new("budget_exhausted", figures, FailureOwner.User, false, "Go on with a higher limit.");

    /// <summary>The failure that an HTTP status of the provider means, but for auth; null when it means none.</summary>
    public static Failure? ByStatus(int? status) =>
        status switch
        {
            402 => UsageLimit,
            429 => RateLimited,
            529 => Overloaded,
            408 or >= 500 => ModelError,
            >= 400 => BadRequest,
            _ => null,
        };

    /// <summary>The turn took longer than it may.</summary>
    public static Failure TimedOut(string program, TimeSpan limit) =>
        new(
            "agent_timeout",
            $"{program} did not end its turn within {limit.TotalSeconds:0} s and was ended.",
            FailureOwner.Provider,
            true,
            "Raise the time limit, or split the task."
        );

    /// <summary>The model was silent for longer than it may.</summary>
    public static Failure Silent(string program, TimeSpan limit) =>
        new(
            "agent_timeout",
            $"{program} heard nothing from its model for {limit.TotalSeconds:0} s and was ended.",
            FailureOwner.Provider,
            true,
            "Resume the run; look at the provider's status when it happens again."
        );

    /// <summary>The program ended before the turn did.</summary>
    /// <param name="program">Its name.</param>
    /// <param name="exit">Its exit code, or null when it only closed its output.</param>
    /// <param name="errors">The end of its stderr.</param>
    public static Failure Died(string program, int? exit, string errors) =>
        new(
            "agent_died",
            $"{program} ended in the middle of its turn ({(exit is null ? "its output was closed" : $"exit code {exit}")}). {errors}".TrimEnd(),
            FailureOwner.Platform,
            true,
            "See the session's stderr.txt and protocol.jsonl, then resume the run."
        );

    /// <summary>The runtime has no list of models.</summary>
    public static Failure NoModelList(string agent) =>
        new(
            "capability_missing",
            $"Agent '{agent}' cannot list its models.",
            FailureOwner.User,
            false,
            "Look the names up in the documentation of its runtime; any name is passed on as it is."
        );

    /// <summary>The conversation to go on with is not there.</summary>
    public static Failure UnknownSession(string program, string id) =>
        new(
            "unknown_session",
            $"{program} knows no conversation '{ExternalText.Line(id, 100)}' in this home.",
            FailureOwner.User,
            false,
            "Start a new session; a conversation is resumed with the home in which it was begun."
        );

    /// <summary>It failed and nothing says why better than this message.</summary>
    public static Failure Failed(string message) =>
        new("agent_failed", message, FailureOwner.Provider, true, "Resume the run.");

    /// <summary>The files of a session could not be read or written.</summary>
    public static Failure Files(string program, Exception error) =>
        new(
            "agent_files",
            $"The files of a {program} session could not be read or written: {error.Message}",
            FailureOwner.Platform,
            true,
            "Check the disk and the permissions of that path."
        );
}
