using Interlock.Core.Failures;

namespace Interlock.Core.Git;

/// <summary>
/// Which branch names are accepted: a narrow list of our own, since git itself takes <c>$(id)</c>, quotes, pipes and
/// right-to-left marks.
/// </summary>
public static class BranchName
{
    private const int Longest = 200;

    /// <summary>What is wrong with a short branch name, or null.</summary>
    public static Failure? Check(string name)
    {
        var why =
            name.Length == 0 ? "it is empty"
            : name.Length > Longest ? $"it is longer than {Longest} characters"
            : !name.All(c => char.IsAsciiLetterOrDigit(c) || c is '.' or '_' or '-' or '/')
                ? "only letters, digits and . _ - / are allowed"
            : name.Contains("..", StringComparison.Ordinal) ? "it contains '..'"
            : name.Split('/').Select(CheckSegment).FirstOrDefault(fault => fault is not null)
                ?? (
                    name is "HEAD" || name.StartsWith("refs/", StringComparison.Ordinal)
                        ? "it is a name of git's own"
                        : null
                );
        return why is null
            ? null
            : new Failure(
                "bad_branch_name",
                $"'{Shown(name)}' cannot be a branch name: {why}",
                FailureOwner.User,
                Retryable: false,
                "Choose another name, for example feature/json-flag"
            );
    }

    private static string? CheckSegment(string segment) =>
        segment.Length == 0 ? "it has an empty part between slashes"
        : segment[0] is '-' or '.' ? $"a part begins with '{segment[0]}'"
        : segment[^1] == '.' ? "a part ends with '.'"
        : segment.EndsWith(".lock", StringComparison.OrdinalIgnoreCase) ? "a part ends with '.lock'"
        : null;

    private static string Shown(string name)
    {
        var start = name.Length > 60 ? name[..60] + "…" : name;
        return string.Concat(start.Select(c => c is > ' ' and <= '~' or '…' ? c.ToString() : $"\\u{(int)c:x4}"));
    }
}
