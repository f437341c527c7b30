using System.Globalization;
using Interlock.Core.Failures;
using Interlock.Core.Processes;

namespace Interlock.Core.Git;

/// <summary>The git program of this machine.</summary>
public static class GitProgram
{
    /// <summary>The oldest version that has all that is used (<c>merge-tree --write-tree</c>, <c>cat-file -z</c>).</summary>
    public static Version Minimum { get; } = new(2, 39);

    /// <summary>The git program in PATH, or null.</summary>
    public static string? Locate(HostEnvironment environment) => ProgramPath.Find("git", environment.Variables, "/");

    /// <summary>The version of git, or the failure that says why it cannot be used.</summary>
    public static async Task<(Version? Version, Failure? Failure)> ProbeAsync(
        ProcessRunner processes,
        HostEnvironment environment,
        CancellationToken cancellation
    )
    {
        if (Locate(environment) is null)
            return (null, Missing);
        var said = (
            await GitCommand.User(processes, environment, Path.GetTempPath()).TryAsync(["version"], cancellation)
        ).Text;
        return ParseVersion(said) is { } version && version >= Minimum
            ? (version, null)
            : (
                null,
                new Failure(
                    "git_too_old",
                    $"'{said}' is too old",
                    FailureOwner.Platform,
                    Retryable: false,
                    $"Install git {Minimum} or newer"
                )
            );
    }

    internal static Failure Missing { get; } =
        new(
            "git_missing",
            "There is no git in PATH",
            FailureOwner.Platform,
            Retryable: false,
            $"Install git {Minimum} or newer"
        );

    internal static Version? ParseVersion(string said)
    {
        const string prefix = "git version ";
        if (!said.StartsWith(prefix, StringComparison.Ordinal))
            return null;
        var parts = said[prefix.Length..].Split(' ')[0].Split('.');
        return
            parts.Length >= 2
            && int.TryParse(parts[0], NumberStyles.None, CultureInfo.InvariantCulture, out var major)
            && int.TryParse(parts[1], NumberStyles.None, CultureInfo.InvariantCulture, out var minor)
            ? new Version(major, minor)
            : null;
    }
}
