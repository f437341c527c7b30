using Interlock.Core.Configuration;
using Interlock.Core.Git;

namespace Interlock.Cli.Ship;

/// <summary>
/// Reads <c>interlock.json</c> from the commit that a run starts from. The file in the working tree never counts: an
/// agent, or an edit that nobody reviewed, must not choose the checks by which it is judged.
/// </summary>
internal static class BaseConfiguration
{
    /// <summary>The configuration, or its faults; and a note when the working tree's file is another one.</summary>
    public static async Task<(
        InterlockConfiguration? Configuration,
        IReadOnlyList<ConfigurationFault> Faults,
        string? Note
    )> ReadAsync(UserRepository repository, RepositoryTip tip, CancellationToken cancellation)
    {
        var path = RepoPath.FromPlain(InterlockConfiguration.FileName);
        var committed = await repository.Trees.ReadBlobAsync(tip.Tree, path, cancellation);
        var note = Note(committed, Path.Combine(repository.Root, InterlockConfiguration.FileName), tip);
        if (committed is null)
            return (InterlockConfiguration.Empty, [], note);
        var (configuration, faults) = ConfigurationReader.Read(committed);
        return (configuration, faults, note);
    }

    private static string? Note(byte[]? committed, string file, RepositoryTip tip)
    {
        var present = File.Exists(file) ? File.ReadAllBytes(file) : null;
        return (committed, present) switch
        {
            (null, null) => null,
            (null, _) =>
                $"{InterlockConfiguration.FileName} is not committed yet, so it does not count: commit it, or use --check",
            (_, null) =>
                $"{InterlockConfiguration.FileName} is deleted in the working tree; the one of commit {tip.Commit.Abbreviated} counts",
            _ when !present.AsSpan().SequenceEqual(committed) =>
                $"{InterlockConfiguration.FileName} has uncommitted edits, which do not count; the one of commit {tip.Commit.Abbreviated} does",
            _ => null,
        };
    }
}
