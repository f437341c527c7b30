using System.Globalization;
using Interlock.Core.Failures;
using Interlock.Core.Sessions;

namespace Interlock.Loops.Sessions;

/// <summary>What is left to a session is not enough for another turn.</summary>
internal static class SessionLimits
{
    public static Failure Time(SessionOptions options, SessionMemory memory) =>
        new(
            "total_timeout",
            string.Create(
                CultureInfo.InvariantCulture,
                $"The turns of the session took {memory.Seconds:0} s; its limit is {options.TotalTimeout!.Value.TotalSeconds:0} s."
            ),
            FailureOwner.User,
            false,
            "Resume it with a higher --total-timeout."
        );

    public static Failure Budget(SessionOptions options, SessionMemory memory) =>
        new(
            "budget_exhausted",
            string.Create(
                CultureInfo.InvariantCulture,
                $"The session has spent {memory.Spent.Input ?? 0} input and {memory.Spent.Output ?? 0} output tokens{(memory.Spent.Money is { } money ? $", ${money:0.00}" : "")}; its limits are {options.Limits.Tokens?.ToString(CultureInfo.InvariantCulture) ?? "no"} tokens, {options.Limits.OutputTokens?.ToString(CultureInfo.InvariantCulture) ?? "no"} output tokens, {options.Limits.Money?.ToString(CultureInfo.InvariantCulture) ?? "no"} US dollars."
            ),
            FailureOwner.User,
            false,
            "Resume it with higher limits."
        );
}
