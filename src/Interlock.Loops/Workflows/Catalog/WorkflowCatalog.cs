using Interlock.Core.Configuration;
using Interlock.Core.Failures;

namespace Interlock.Loops.Workflows.Catalog;

/// <summary>Finds workflows by path or by name; names are looked for in the repository, then among those of the program.</summary>
/// <param name="root">Top of the user's checkout.</param>
public sealed class WorkflowCatalog(string root)
{
    private const long MostBytes = 4 * 1024 * 1024;
    private static readonly string[] Extensions = [".js", ".mjs", WorkflowFile.CSharp];
    private static readonly string[] Folders = [".interlock/workflows", ".claude/workflows"];

    /// <summary>Where new workflows of a repository are put.</summary>
    public string NewFolder => Path.Combine(root, Folders[0]);

    /// <summary>Names that can be run here, each once.</summary>
    public IReadOnlyList<string> Names =>
        [.. OwnNames.Union(BuiltInWorkflows.Names, StringComparer.Ordinal).Order(StringComparer.Ordinal)];

    /// <summary>Names of the repository's own workflows.</summary>
    public IReadOnlyList<string> OwnNames =>
        [
            .. Folders
                .Select(folder => Path.Combine(root, folder))
                .Where(Directory.Exists)
                .SelectMany(folder => Directory.EnumerateFiles(folder))
                .Where(file => Extensions.Contains(Path.GetExtension(file), StringComparer.Ordinal))
                .Select(file => Path.GetFileNameWithoutExtension(file))
                .Distinct(StringComparer.Ordinal)
                .Order(StringComparer.Ordinal),
        ];

    /// <summary>The workflow that the user names: a path from where he stands, or a name.</summary>
    /// <param name="reference">Path or name.</param>
    /// <param name="currentFolder">Where he stands.</param>
    public (WorkflowFile? File, Failure? Failure) Find(string reference, string currentFolder)
    {
        foreach (var path in IsPath(reference) ? [Path.GetFullPath(reference, currentFolder)] : Candidates(reference))
            if (Read(path) is { } file)
                return (file, null);
        return BuiltInWorkflows.Find(reference) is { } own ? (own, null) : (null, Missing(reference));
    }

    /// <summary>The workflow that a script names: in the repository, or beside the script.</summary>
    /// <param name="reference">Path or name.</param>
    /// <param name="main">The script of the run.</param>
    public (WorkflowFile? File, Failure? Failure) FindChild(string reference, string main)
    {
        var beside = Path.GetDirectoryName(main) is { Length: > 0 } folderOfMain ? folderOfMain : root; // built in: nowhere
        IEnumerable<(string Folder, string Path)> places = IsPath(reference)
            ? [(root, reference), (beside, reference)]
            :
            [
                .. Candidates(reference).Select(path => (root, path)),
                .. Extensions.Select(extension => (beside, reference + extension)),
            ];
        foreach (var (folder, path) in places)
            if (new RepositoryFiles(folder).Read(path) is { } text)
            {
                var full = Path.GetFullPath(path, folder);
                return (new WorkflowFile(full, Shown(full), text), null);
            }
        return BuiltInWorkflows.Find(reference) is { } own ? (own, null) : (null, Missing(reference));
    }

    /// <summary>Reads a script, or null when there is none that can be read.</summary>
    /// <param name="path">Absolute path.</param>
    public WorkflowFile? Read(string path)
    {
        try
        {
            var file = new FileInfo(path);
            return file.Exists && file.Length <= MostBytes
                ? new WorkflowFile(path, Shown(path), File.ReadAllText(path))
                : null;
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            return null; // a link to nothing, a file of somebody else: as good as not there
        }
    }

    private string Shown(string path) =>
        path.StartsWith(root + "/", StringComparison.Ordinal) ? path[(root.Length + 1)..] : path;

    private IEnumerable<string> Candidates(string name) =>
        from folder in Folders
        from prefix in (string[])["", "odw-"]
        from extension in Extensions
        select Path.Combine(root, folder, prefix + name + extension);

    private static bool IsPath(string reference) =>
        reference.Contains('/', StringComparison.Ordinal)
        || reference.StartsWith('.')
        || Extensions.Contains(Path.GetExtension(reference), StringComparer.Ordinal);

    private Failure Missing(string reference) =>
        new(
            "workflow_not_found",
            $"There is no workflow '{reference}'{(IsPath(reference) ? "" : NearestName.Hint(reference, Names))}",
            FailureOwner.User,
            false,
            $"Give the path of a script, or put it into {Folders[0]}/ or {Folders[1]}/."
        );
}
