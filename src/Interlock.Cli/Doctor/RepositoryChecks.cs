using Interlock.Cli.Output;
using Interlock.Core.Configuration;
using Interlock.Core.Git;
using Interlock.Core.Runs;

namespace Interlock.Cli.Doctor;

/// <summary>The repository around the user and its <c>interlock.json</c>.</summary>
internal static class RepositoryChecks
{
    /// <summary>Looks at the repository that is named, or around the user, who need not be in one.</summary>
    /// <returns>The findings, and the top of the repository or null.</returns>
    public static async Task<(IReadOnlyList<DoctorFinding> Findings, string? Root)> LookAsync(
        Face face,
        string? named,
        CancellationToken cancellation
    )
    {
        var folder = Path.GetFullPath(named ?? ".", face.CurrentFolder);
        var (repository, missing) = await UserRepository.FindAsync(
            folder,
            face.Processes,
            face.Environment,
            cancellation
        );
        if (repository is null && named is not null)
            throw new RefusalException(ExitCode.Usage, missing!);
        if (repository is null)
            return (
                [new("repository", DoctorState.Note, $"{folder} is not in a git repository", "cd into one to ship")],
                null
            );
        var (tip, failure) = await repository.ReadTipAsync(cancellation);
        var finding = tip is null
            ? new DoctorFinding("repository", DoctorState.Bad, failure!.Message, failure.Remedy)
            : new DoctorFinding(
                "repository",
                DoctorState.Ok,
                $"{repository.Root} at {tip.Commit.Abbreviated} ({Branch(tip)})"
            );
        return ([finding, Configuration(repository.Root)], repository.Root);
    }

    private static string Branch(RepositoryTip tip) =>
        tip.Branch is { } branch ? branch.Replace("refs/heads/", "", StringComparison.Ordinal) : "detached";

    // The working tree's file is judged, so that faults are seen before they are committed.
    private static DoctorFinding Configuration(string root)
    {
        var path = Path.Combine(root, InterlockConfiguration.FileName);
        if (!File.Exists(path))
            return new(
                InterlockConfiguration.FileName,
                DoctorState.Note,
                "not there: every check has to be given with --check",
                """create it: {"checks": {"test": {"command": "npm test"}}}"""
            );
        var (configuration, faults) = ConfigurationReader.Read(File.ReadAllBytes(path));
        return configuration is null
            ? new(
                InterlockConfiguration.FileName,
                DoctorState.Bad,
                string.Join("; ", faults),
                "see docs/configuration.md"
            )
            : new(
                InterlockConfiguration.FileName,
                DoctorState.Ok,
                configuration.Checks.Count == 0
                    ? "no checks"
                    : "checks: " + string.Join(", ", configuration.Checks.Select(check => check.Name))
            );
    }
}
