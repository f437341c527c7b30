using Interlock.Core.Configuration;
using Interlock.Core.Failures;

namespace Interlock.Cli.Prove;

/// <summary>Why nothing can be proved, as data.</summary>
internal static class ProveFailures
{
    public static Failure NoChecks { get; } =
        new(
            "no_checks",
            "There is no check: nothing can be proved.",
            FailureOwner.User,
            false,
            """name one: commit interlock.json with {"checks": {"test": {"command": "npm test"}}}, or use --check test="npm test"."""
        );

    public static Failure Unmerged { get; } =
        new(
            "index_unmerged",
            "The index holds an unfinished merge, so there is no staged tree.",
            FailureOwner.User,
            false,
            "finish or abort the merge, or leave out --staged"
        );

    public static Failure Unknown(string name, IReadOnlyCollection<string> names) =>
        new(
            "check_unknown",
            $"There is no check '{name}'{NearestName.Hint(name, names)}; there are: {string.Join(", ", names)}",
            FailureOwner.User,
            false,
            "name a check of interlock.json, or add it with --check NAME=COMMAND"
        );
}
