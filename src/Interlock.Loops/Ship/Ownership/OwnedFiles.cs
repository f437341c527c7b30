using Interlock.Core.Git;

namespace Interlock.Loops.Ship.Ownership;

/// <summary>The files that a task owns.</summary>
public sealed class OwnedFiles
{
    private OwnedFiles(IReadOnlyList<string> patterns) => Patterns = patterns;

    /// <summary>The patterns, normalised.</summary>
    public IReadOnlyList<string> Patterns { get; }

    /// <summary>Compiles patterns: <c>src/a.js</c>, <c>docs/**</c>, <c>*.md</c>, <c>dir/</c> (everything below).</summary>
    public static OwnedFiles From(IEnumerable<string> patterns) => new([.. patterns]);

    /// <summary>Whether a path is owned.</summary>
    public bool Owns(RepoPath path) => throw new NotImplementedException($"{path}{Patterns}");
}
