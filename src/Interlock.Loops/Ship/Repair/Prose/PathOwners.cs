using Interlock.Loops.Ship.Ownership;

namespace Interlock.Loops.Ship.Repair.Prose;

/// <summary>
/// Finds the tasks that own a path as it is written in a text. Exact ownership first, then a known path (declared or
/// changed) that ends with the text, or that the text ends with, at a segment boundary; a bare file name is looked
/// for among known paths before globs.
/// </summary>
internal sealed class PathOwners
{
    private readonly IReadOnlyList<RepairCandidate> tasks;
    private readonly List<(string Path, int Task)> known;

    internal PathOwners(IReadOnlyList<RepairCandidate> tasks)
    {
        this.tasks = tasks;
        known = [.. tasks.Index().SelectMany(item => Known(item.Item).Select(path => (path, item.Index)))];
    }

    /// <summary>Indices of the owners in plan order; empty when nobody owns it.</summary>
    internal IReadOnlyList<int> Of(string path)
    {
        if (path.Length == 0 || path.Contains("://", StringComparison.Ordinal))
            return [];
        var isBare = !path.Contains('/', StringComparison.Ordinal);
        IReadOnlyList<int>[] found = isBare
            ? [Equal(path), EndingWith(path), Owning(path)]
            : [Owning(path), Equal(path), EndingWith(path), EndOf(path), Below(path)];
        return Array.Find(found, owners => owners.Count > 0) ?? [];
    }

    /// <summary>Owners of a file by its bare name, known paths only (<c>Makefile</c>).</summary>
    internal IReadOnlyList<int> OfName(string name) =>
        name.Length == 0 ? []
        : Equal(name) is { Count: > 0 } owners ? owners
        : EndingWith(name);

    /// <summary>Whether a declared or changed path is, or ends with, this one.</summary>
    internal bool Knows(string path) => OfName(path).Count > 0;

    private IReadOnlyList<int> Owning(string path)
    {
        var owned = PathPattern.ToPath(path);
        return Distinct(tasks.Index().Where(item => item.Item.Owned.Owns(owned)).Select(item => item.Index));
    }

    private IReadOnlyList<int> Equal(string path) => Matching(item => item == path);

    private IReadOnlyList<int> EndingWith(string path) =>
        Matching(item => item.EndsWith("/" + path, StringComparison.Ordinal));

    // An absolute path, or one with git's a/ and b/: the longest known path that it ends with.
    private IReadOnlyList<int> EndOf(string path)
    {
        for (var slash = path.IndexOf('/', StringComparison.Ordinal); slash >= 0; slash = path.IndexOf('/', slash + 1))
        {
            var rest = path[(slash + 1)..];
            if (Equal(rest) is { Count: > 0 } owners)
                return owners;
            if (rest.Contains('/', StringComparison.Ordinal) && Owning(rest) is { Count: > 0 } globbed)
                return globbed;
        }
        return [];
    }

    private IReadOnlyList<int> Below(string folder)
    {
        var prefix = folder.TrimEnd('/') + "/";
        return Matching(item => item.StartsWith(prefix, StringComparison.Ordinal));
    }

    private IReadOnlyList<int> Matching(Predicate<string> matches) =>
        Distinct(known.Where(item => matches(item.Path)).Select(item => item.Task));

    private static IReadOnlyList<int> Distinct(IEnumerable<int> owners) => [.. owners.Distinct().Order()];

    // What a task changed without owning it is known too: it can undo that.
    private static IEnumerable<string> Known(RepairCandidate task) =>
        task
            .Owned.Compiled.Where(pattern => pattern.IsLiteral)
            .Select(pattern => pattern.Text)
            .Concat(task.ChangedPaths)
            .Distinct(StringComparer.Ordinal);
}
