using Interlock.Core.Processes;
using Interlock.Core.Sessions;
using Interlock.Loops.Prompts;

namespace Interlock.Cli.Agent;

/// <summary>Orders of turns that this process gives.</summary>
internal static class TurnOrders
{
    /// <summary>Makes one.</summary>
    /// <param name="turn">Number of the turn.</param>
    /// <param name="kind">Why.</param>
    /// <param name="prompt">The prompt.</param>
    /// <param name="isSecret">Whether the prompt must not be recorded.</param>
    /// <param name="options">How it is run.</param>
    public static TurnOrder Of(int turn, TurnKind kind, string prompt, bool isSecret, SessionOptions options)
    {
        var me = ProcessIdentity.Current;
        return new TurnOrder(
            turn,
            kind,
            isSecret ? null : prompt,
            isSecret ? null : PromptDigest.Of(prompt),
            options.Instructions is { } instructions ? PromptDigest.Of(instructions) : null,
            options,
            me.Pid,
            me.Start
        );
    }
}
