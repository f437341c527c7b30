using Interlock.Core.Landing;

namespace Interlock.Loops.Ship;

/// <summary>Reads the <c>--land</c> option.</summary>
public static class LandingTargets
{
    /// <summary>The forms that are understood, for messages.</summary>
    public const string Forms = "tree, commit, branch or branch=NAME";

    /// <summary>The target, or null when the text is none of <see cref="Forms"/>.</summary>
    /// <param name="text">The option's value.</param>
    /// <param name="run">Id of the run; names the branch when the user does not.</param>
    public static LandingTarget? TryParse(string text, string run) =>
        text switch
        {
            "tree" => new LandingTarget.Tree(),
            "commit" => new LandingTarget.Commit(),
            "branch" => new LandingTarget.Branch($"interlock/{run}"),
            _ when text.StartsWith("branch=", StringComparison.Ordinal) && text.Length > 7 => new LandingTarget.Branch(text[7..]),
            _ => null,
        };
}
