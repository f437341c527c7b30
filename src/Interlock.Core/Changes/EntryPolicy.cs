using Interlock.Core.Git;
using Interlock.Core.Workspaces.Files;

namespace Interlock.Core.Changes;

/// <summary>
/// Which entries can be part of a change. Pure: it looks at names, status and link targets, never at a disk. It judges
/// what a change introduces; a path that the base already has is never refused for its name.
/// </summary>
/// <param name="limits">How large files and changes may be.</param>
public sealed class EntryPolicy(EntryLimits limits)
{
    private const int MaxPathBytes = 4095;
    private const int MaxSegmentBytes = 255;

    /// <summary>The limits in force.</summary>
    public EntryLimits Limits { get; } = limits;

    /// <summary>Judges a path by its name alone; null when it may stay.</summary>
    public static RefusedEntry? JudgeName(ReadOnlySpan<byte> path)
    {
        if (path.IsEmpty)
            return Refuse(path, "empty_segment", "A path is empty; remove it.");
        if (path[0] == '/')
            return Refuse(path, "absolute_path", "The path is absolute; use a path inside the workspace.");
        foreach (var range in path.Split((byte)'/'))
        {
            if (JudgeSegment(path, path[range]) is { } refused)
                return refused;
        }
        return path.Length > MaxPathBytes
            ? Refuse(path, "path_too_long", $"The path has {path.Length} bytes, more than {MaxPathBytes}; shorten it.")
            : null;
    }

    /// <summary>Judges what kind of thing an entry is, its special modes and its size; null when it may stay.</summary>
    public RefusedEntry? JudgeKind(ReadOnlySpan<byte> path, FileStat stat) =>
        stat.Kind switch
        {
            FileKind.Fifo => Refuse(path, "fifo", "A FIFO cannot be part of a change; remove it."),
            FileKind.Socket => Refuse(path, "socket", "A socket cannot be part of a change; remove it."),
            FileKind.Device => Refuse(path, "device", "A device file cannot be part of a change; remove it."),
            FileKind.Regular when (stat.Mode & FileStat.SpecialBits) != 0 => Refuse(
                path,
                "special_mode",
                "The file has a set-user, set-group or sticky mode; take it away (chmod ug-s,-t)."
            ),
            FileKind.Regular when stat.Size > Limits.MaxFileBytes => Refuse(
                path,
                "file_too_large",
                $"The file has {stat.Size} bytes, more than {Limits.MaxFileBytes}; remove it or make it smaller."
            ),
            _ => null,
        };

    /// <summary>Judges the links of a result: none that is introduced may lead out of the tree or into a git directory.</summary>
    /// <param name="targets">Path and target of every link of the result.</param>
    /// <param name="isIntroduced">Whether the change introduces (or alters) the link.</param>
    public static IReadOnlyList<RefusedEntry> JudgeLinks(
        IReadOnlyDictionary<byte[], byte[]> targets,
        Func<byte[], bool> isIntroduced
    ) => new LinkPolicy(targets).Judge(isIntroduced);

    /// <summary>Judges names that differ only in case or Unicode form from another path of the result.</summary>
    /// <param name="introduced">Paths that the change introduces, sorted.</param>
    /// <param name="kept">All other paths of the result.</param>
    public static IReadOnlyList<RefusedEntry> JudgeCollisions(
        IReadOnlyList<byte[]> introduced,
        IEnumerable<byte[]> kept
    ) => NameCollisions.Find(introduced, kept);

    /// <summary>Judges the settings of a changed <c>.gitmodules</c>; null when it may stay.</summary>
    /// <param name="path">Path of the file.</param>
    /// <param name="settings">Key and value as git reads them.</param>
    public static RefusedEntry? JudgeSubmodules(byte[] path, IEnumerable<(string Key, string Value)> settings) =>
        SubmodulePolicy.Judge(path, settings);

    private static RefusedEntry? JudgeSegment(ReadOnlySpan<byte> path, ReadOnlySpan<byte> segment)
    {
        if (segment.IsEmpty)
            return Refuse(path, "empty_segment", "The path has an empty segment; remove it.");
        if (segment is [(byte)'.'] or [(byte)'.', (byte)'.'] || PortableNames.ClimbsOnWindows(segment))
            return Refuse(path, "parent_segment", "The path has a '.' or '..' segment; use a plain path.");
        if (GitNames.IsGitFolder(segment))
            return Refuse(
                path,
                "git_directory",
                "A nested git directory (or a name taken for one) cannot be part of a change; remove it."
            );
        if (GitNames.IsModulesGuise(segment))
            return Refuse(path, "git_modules_guise", "The name is taken for .gitmodules on some systems; rename it.");
        if (NameCharacters.FirstControl(segment) is { } control)
            return Refuse(
                path,
                "control_character",
                $"The name has the control character U+{control.Value:X4}; rename it."
            );
        if (NameCharacters.FirstInvisible(segment) is { } invisible)
            return Refuse(
                path,
                "invisible_character",
                $"The name has the invisible character U+{invisible.Value:X4}; rename it."
            );
        if (segment.Contains((byte)':'))
            return Refuse(path, "colon", "The name has a colon, which Windows cannot hold; rename it.");
        if (PortableNames.IsDevice(segment))
            return Refuse(path, "reserved_name", "The name is a device on Windows; rename it.");
        if (PortableNames.HasLostEnd(segment))
            return Refuse(path, "trailing_dot_or_space", "The name ends with a dot or a space; rename it.");
        return segment.Length > MaxSegmentBytes
            ? Refuse(
                path,
                "name_too_long",
                $"A name has {segment.Length} bytes, more than {MaxSegmentBytes}; shorten it."
            )
            : null;
    }

    internal static RefusedEntry Refuse(ReadOnlySpan<byte> path, string reason, string message) =>
        new(RepoPath.FromBytes(path), reason, message);
}
