using Interlock.Core.Failures;

namespace Interlock.Agents.Resilience;

/// <summary>What an agent is told when it does not begin at the beginning.</summary>
internal static class TurnPrompts
{
    /// <summary>The same conversation goes on.</summary>
    public static string GoOn(string prompt) =>
        $"""
            Your last turn was cut short by a failure of the model's provider. Look at what is already done, then go on
            where you stopped. The request was, and still is:

            {prompt}
            """;

    /// <summary>Another conversation begins in the same workspace.</summary>
    public static string Anew(string prompt) =>
        $"""
            An earlier try of this request was cut short by a failure of the model's provider. What it has done is in the
            workspace: look at it first, keep what is right, and finish the work.

            {prompt}
            """;

    /// <summary>Another agent takes over.</summary>
    public static string TakeOver(string prompt, string before, Failure failure) =>
        $"""
            Another agent ({before}) began this request and cannot go on ({failure.Class}). What it has done is in the
            workspace: look at it first, keep what is right, and finish the work.

            {prompt}
            """;
}
