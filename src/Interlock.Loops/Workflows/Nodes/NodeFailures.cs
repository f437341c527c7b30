using System.Globalization;
using Interlock.Core.Failures;
using Interlock.Loops.Workflows.Script;

namespace Interlock.Loops.Workflows.Nodes;

/// <summary>Why a node failed or did not begin.</summary>
internal static class NodeFailures
{
    /// <summary>Class of a script that asked for more agents than it may.</summary>
    public const string TooManyAgents = "agent_limit";

    /// <summary>The final message does not satisfy the schema.</summary>
    public static Failure Schema(IReadOnlyList<string> issues, int attempts) =>
        new(
            NodeValue.SchemaMismatch,
            $"The answer does not satisfy the schema after {attempts.ToString(CultureInfo.InvariantCulture)} attempts: {string.Join("; ", issues)}",
            FailureOwner.Provider,
            true,
            "Say in the prompt what is wanted, simplify the schema, or choose an agent that enforces schemas itself."
        );

    /// <summary>The backstop.</summary>
    public static Failure Backstop(int most) =>
        new(
            TooManyAgents,
            $"The script asked for more than {most.ToString(CultureInfo.InvariantCulture)} agents.",
            FailureOwner.User,
            false,
            "Look for a loop that never ends; if there is none, go on with a higher --max-agents: finished steps are not repeated."
        );

    /// <summary>A failure as it is thrown in the script.</summary>
    public static ScriptError Thrown(Failure failure, bool isFatal = false) =>
        new(failure.Class, $"{failure.Message} {failure.Remedy}") { IsFatal = isFatal };
}
