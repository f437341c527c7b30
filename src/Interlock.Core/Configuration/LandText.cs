using Interlock.Core.Git;
using Interlock.Core.Landing;

namespace Interlock.Core.Configuration;

/// <summary>Landing targets as people write them: <c>tree</c>, <c>commit</c>, <c>branch</c>, <c>branch=NAME</c>.</summary>
public static class LandText
{
    /// <summary>The rule, in words.</summary>
    public const string Rule = "must be tree, commit, branch or branch=NAME";

    /// <summary>The words that a target begins with.</summary>
    public static IReadOnlyList<string> Modes { get; } = ["tree", "commit", "branch"];

    /// <summary>The target, or null when the text is none.</summary>
    /// <param name="text">What was written.</param>
    /// <param name="run">Id of the run: a branch without a name is <c>interlock/RUN</c>.</param>
    public static LandingTarget? Parse(string text, string run = "run") =>
        text switch
        {
            "tree" => new LandingTarget.Tree(),
            "commit" => new LandingTarget.Commit(),
            "branch" => new LandingTarget.Branch($"interlock/{run}"),
            _ when text.StartsWith("branch=", StringComparison.Ordinal) && BranchName.Check(text[7..]) is null =>
                new LandingTarget.Branch(text[7..]),
            _ => null,
        };
}
