using Interlock.Loops.Workflows.Host;
using Interlock.Loops.Workflows.Script;

namespace Interlock.Loops.Workflows.Effects;

/// <summary>Effects that do not work.</summary>
internal static class EffectFailures
{
    /// <summary>Class of what there is not yet.</summary>
    public const string NotBuilt = "not_built_yet";

    /// <summary>A function that this version does not have. It must not look like an empty answer, so it is fatal.</summary>
    public static ScriptAnswer NotYet(string function, string instead) =>
        ScriptAnswer.Thrown(
            new ScriptError(NotBuilt, $"{function} does not work in this version of Interlock. {instead}")
            {
                IsFatal = true,
            }
        );

    /// <summary>A wrong call.</summary>
    public static ScriptAnswer Misuse(string message) =>
        ScriptAnswer.Thrown(new ScriptError(ScriptErrors.Usage, message) { IsFatal = true });
}
