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
            _ when text.StartsWith("branch=", StringComparison.Ordinal) && IsBranchName(text[7..]) =>
                new LandingTarget.Branch(text[7..]),
            _ => null,
        };

    // git check-ref-format(1), and no leading '-' so that no git command takes the name for an option.
    private static bool IsBranchName(string name) =>
        name.Length is > 0 and <= 200
        && name is not ("@" or "HEAD")
        && !name.StartsWith('-')
        && !name.EndsWith('/')
        && !name.EndsWith('.')
        && !name.Any(c => c <= ' ' || c == 0x7f || "~^:?*[\\".Contains(c, StringComparison.Ordinal))
        && !name.Contains("..", StringComparison.Ordinal)
        && !name.Contains("@{", StringComparison.Ordinal)
        && name.Split('/').All(part => part.Length > 0 && part[0] != '.' && !part.EndsWith(".lock", StringComparison.Ordinal));
}
