using Interlock.Core.Git;

namespace Interlock.Loops.Ship.Ownership;

/// <summary>
/// The files that a task owns. A pattern is a path (<c>src/a.js</c>), a folder with everything below it
/// (<c>docs/</c>) or a glob: <c>*</c> and <c>?</c> stay inside a segment, <c>**</c> crosses segments and <c>**/</c>
/// matches no folder too, <c>[a-z]</c>, <c>[!a]</c>, <c>{a,b}</c>. Case matters, a leading dot is not special, and a
/// pattern also owns the path that is spelled like it. Nobody owns git's directory, Interlock's state or installed
/// packages, whatever the patterns say.
/// </summary>
public sealed class OwnedFiles
{
    private readonly PathPattern[] patterns;

    private OwnedFiles(IEnumerable<string> patterns) =>
        this.patterns = [.. patterns.Select(text => new PathPattern(text))];

    /// <summary>The patterns, normalised.</summary>
    public IReadOnlyList<string> Patterns => [.. patterns.Select(pattern => pattern.Text)];

    /// <summary>Compiles patterns. Never fails: a malformed glob is a plain path.</summary>
    public static OwnedFiles From(IEnumerable<string> patterns) => new(patterns);

    /// <summary>Whether a path is owned. Time is linear in the path for a given pattern.</summary>
    public bool Owns(RepoPath path) => PatternFor(path) is not null;

    /// <summary>The first pattern that owns a path, or null.</summary>
    public string? PatternFor(RepoPath path) => PatternFor(new PathPoints(path));

    /// <summary>The first pattern that owns a path, or null.</summary>
    internal string? PatternFor(PathPoints path) =>
        path.IsReserved ? null : Array.Find(patterns, pattern => pattern.Matches(path.Points))?.Text;

    /// <summary>The compiled patterns.</summary>
    internal IReadOnlyList<PathPattern> Compiled => patterns;
}
