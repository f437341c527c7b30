namespace Interlock.Core.Processes.Strict;

/// <summary>What a rule may show of its own accord: never the home as a whole, nor what is to be hidden.</summary>
/// <param name="home">The user's home, links resolved, or null.</param>
/// <param name="hidden">Folders to be hidden, links resolved.</param>
internal sealed class Bounds(string? home, IReadOnlyList<string> hidden)
{
    /// <summary>Whether a tool's folder may be shown.</summary>
    /// <param name="path">The folder, links resolved.</param>
    public bool Allow(string path) =>
        IsApart(path)
        && !hidden.Any(folder => PathTree.IsWithin(path, folder) && (home is null || !PathTree.IsWithin(home, folder)));

    /// <summary>
    /// Whether a folder may be shown as a guess: <see cref="IsApart"/>, not right below the home (<c>~/.local</c> and
    /// <c>~/.cargo</c> hold keys beside programs), and no repository.
    /// </summary>
    public bool IsNarrow(string path) =>
        IsApart(path)
        && (home is null || Path.GetDirectoryName(path) != home)
        && !Path.Exists(Path.Combine(path, ".git"));

    private bool IsApart(string path) =>
        path != "/"
        && (home is null || !PathTree.IsWithin(home, path))
        && !hidden.Any(folder => PathTree.IsWithin(folder, path));
}
