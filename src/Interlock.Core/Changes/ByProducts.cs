using System.Collections.Frozen;
using System.Text;

namespace Interlock.Core.Changes;

/// <summary>What tools leave behind and nobody commits. Only names that mean nothing else.</summary>
internal static class ByProducts
{
    private static readonly FrozenSet<string> Folders = FrozenSet.ToFrozenSet(
        ["__pycache__", "node_modules", ".pytest_cache", ".mypy_cache", ".ruff_cache", ".venv", ".hypothesis"],
        StringComparer.Ordinal
    );

    private static readonly FrozenSet<string> Files = FrozenSet.ToFrozenSet(
        [".DS_Store", "Thumbs.db"],
        StringComparer.Ordinal
    );

    /// <summary>Whether an untracked entry is one.</summary>
    internal static bool Has(ReadOnlySpan<byte> path, bool isFolder)
    {
        var name = Encoding.Latin1.GetString(PathBytes.NameOf(path));
        return isFolder
            ? Folders.Contains(name)
            : Files.Contains(name) || name.EndsWith(".pyc", StringComparison.Ordinal);
    }
}
