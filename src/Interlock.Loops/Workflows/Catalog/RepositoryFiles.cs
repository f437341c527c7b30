using System.Collections.Concurrent;
using System.Text;
using Interlock.Core.Processes;

namespace Interlock.Loops.Workflows.Catalog;

/// <summary>Files of the user's checkout that a script may name: roles, schemas, other workflows. Each is read once.</summary>
/// <param name="root">Top of the checkout.</param>
internal sealed class RepositoryFiles(string root)
{
    private const long MostBytes = 4 * 1024 * 1024;
    private readonly ConcurrentDictionary<string, string?> texts = new(StringComparer.Ordinal);

    /// <summary>The text of a file, or null when there is none, it is too large, or it lies outside the checkout.</summary>
    /// <param name="path">Absolute, or relative to the top.</param>
    public string? Read(string path) => texts.GetOrAdd(path, ReadNow);

    /// <summary>The role of a name, or null when the name is a mere tag.</summary>
    public RoleFile? Role(string name) =>
        name.Length > 100 || name.AsSpan().ContainsAny('/', '\\', '\0') ? null
        : (Read($".interlock/agents/{name}.md") ?? Read($".claude/agents/{name}.md")) is { } text
            ? RoleFile.Read(name, text)
        : null;

    private string? ReadNow(string path)
    {
        if (path.Contains('\0', StringComparison.Ordinal))
            return null;
        try
        {
            // A link in the checkout must not lead a script's reading out of it.
            var full = RealPath.Of(Path.GetFullPath(path, root));
            if (!full.StartsWith(RealPath.Of(root) + "/", StringComparison.Ordinal))
                return null;
            var file = new FileInfo(full);
            return file.Exists && file.Length <= MostBytes ? File.ReadAllText(full, Encoding.UTF8) : null;
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException or ArgumentException)
        {
            return null; // as good as not there
        }
    }
}
