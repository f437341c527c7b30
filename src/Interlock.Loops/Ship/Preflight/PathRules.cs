using Interlock.Core.Git;
using Interlock.Loops.Ship.Ownership;

namespace Interlock.Loops.Ship.Preflight;

/// <summary>What an owned path or glob must be: relative, inside the repository, and through no link.</summary>
internal sealed class PathRules
{
    private const string Symlink = "120000";
    private const string Submodule = "160000";
    private readonly Dictionary<string, string> modes = new(StringComparer.Ordinal);
    private readonly HashSet<string> folders = new(StringComparer.Ordinal);

    internal PathRules(IReadOnlyList<(RepoPath Path, string Mode)> basePaths)
    {
        foreach (var (path, mode) in basePaths)
        {
            modes[path.Text] = mode;
            for (var slash = path.Text.LastIndexOf('/'); slash > 0 && folders.Add(path.Text[..slash]); )
                slash = path.Text.LastIndexOf('/', slash - 1);
        }
    }

    /// <summary>The faults of one declared path: of its text; if there are none, of where it leads.</summary>
    internal IEnumerable<PreflightFault> Faults(string task, string file)
    {
        var (reason, message, remedy) = OfText(file) ?? OfPlace(file) ?? default;
        if (reason is not null)
            yield return new PreflightFault(
                task,
                Shown.Text(file),
                reason,
                $"Task '{task}': '{Shown.Text(file)}' {message}.",
                remedy
            );
    }

    private static (string, string, string)? OfText(string file) =>
        string.IsNullOrWhiteSpace(file) ? ("empty_path", "is empty", "Remove it, or name a file.")
        : file.Any(char.IsControl) ? ("control_character", "has a control character", "Write the path as plain text.")
        : file.Length > PathPattern.LongestGlob
            ? ("too_long", "is too long", $"Use at most {PathPattern.LongestGlob} characters.")
        : file.Contains('\\', StringComparison.Ordinal) ? ("backslash", "has a backslash", "Separate folders with '/'.")
        : IsAbsolute(file) ? ("absolute_path", "is absolute", "Write it relative to the top of the repository.")
        : file.Split('/').Contains("..", StringComparer.Ordinal)
            ? ("path_escape", "goes up with '..'", "Write it from the top of the repository, without '..'.")
        : PathPattern.Normalise(file).Length == 0
            ? ("empty_path", "names the whole repository", "Name files, or write '**' to own everything.")
        : ReservedPath.SegmentOf(file) is { } segment
            ? ("reserved_path", $"lies in '{segment}', which no task may own", "Remove it.")
        : null;

    private (string, string, string)? OfPlace(string file)
    {
        var pattern = new PathPattern(file);
        var path = pattern.FixedPart;
        for (var slash = path.IndexOf('/', StringComparison.Ordinal); ; slash = path.IndexOf('/', slash + 1))
        {
            var part = slash < 0 ? path : path[..slash];
            var mode = modes.GetValueOrDefault(PathPattern.ToPath(part).Text);
            // The link itself may be owned; what lies behind it is another path.
            if (mode == Symlink && (slash >= 0 || !pattern.IsLiteral))
                return (
                    "through_symlink",
                    $"goes through the symbolic link '{part}'",
                    "Name the real path that the link leads to."
                );
            if (mode == Submodule)
                return (
                    "inside_submodule",
                    $"lies in the submodule '{part}'",
                    "Start a run in the submodule's own repository."
                );
            if (slash < 0)
                break;
        }
        return pattern.IsLiteral && folders.Contains(PathPattern.ToPath(path).Text)
            ? ("is_directory", "is a folder", $"Write '{path}/' to own everything below it.")
            : null;
    }

    private static bool IsAbsolute(string file) =>
        file[0] == '/'
        || file.StartsWith("~/", StringComparison.Ordinal)
        || (file.Length > 1 && file[1] == ':' && char.IsAsciiLetter(file[0]));
}
