using Interlock.Core.Failures;

namespace Interlock.Agents.Models;

/// <summary>Why a turn of a direct model failed, where no class of every runtime says it.</summary>
internal static class ModelFailures
{
    public static Failure BadPicture(string path, string problem) =>
        new(
            "bad_request",
            $"The picture '{path}' {problem}.",
            FailureOwner.User,
            false,
            "Use a PNG, JPEG, GIF or WebP file of at most 10 MB."
        );

    public static Failure Steps(int steps) =>
        new(
            "step_limit",
            $"The model was not done after {steps} answers.",
            FailureOwner.Provider,
            true,
            "Split the task, or resume the session to let it go on."
        );

    public static Failure Stuck(string what) =>
        new(
            "agent_stuck",
            $"The model {what}.",
            FailureOwner.Provider,
            true,
            "Word the task differently, split it, or choose a stronger model."
        );

    public static Failure NotTheSchema(string problem) =>
        new(
            "no_structured_output",
            $"The model's last message does not satisfy the JSON Schema: {problem}",
            FailureOwner.Provider,
            true,
            "Resume the run; when it happens again, choose a stronger model."
        );

    public static Failure OutputLimit { get; } =
        new(
            "output_limit",
            "The model's answer was cut off at the limit of output tokens.",
            FailureOwner.User,
            false,
            "Raise the limit of output tokens, or split the task."
        );
}
