using Interlock.Core.Git;

namespace Interlock.Core.Landing;

/// <summary>What lies at a path, with the id that git gives to its raw bytes (of a link: to its target).</summary>
/// <param name="Kind">What it is.</param>
/// <param name="Id">Blob id for files and links, else null.</param>
internal readonly record struct PathState(PathKind Kind, ObjectId? Id)
{
    public static PathState Absent { get; } = new(PathKind.Absent, null);

    /// <summary>The state that a tree's entry stands for; null for what is no file (a submodule).</summary>
    public static PathState? Of(string mode, ObjectId? id, bool modesCount) =>
        id is null
            ? Absent
            : mode switch
            {
                "100644" => new PathState(PathKind.File, id),
                "100755" => new PathState(modesCount ? PathKind.Executable : PathKind.File, id),
                "120000" => new PathState(PathKind.Link, id),
                _ => null,
            };
}
