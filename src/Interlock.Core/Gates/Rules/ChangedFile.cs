using Interlock.Core.Changes;
using Interlock.Core.Gates.Sources;

namespace Interlock.Core.Gates.Rules;

/// <summary>One changed path with both sides.</summary>
/// <param name="Path">Path in the repository.</param>
/// <param name="Kind">What happened to it.</param>
/// <param name="Before">The old text; null when it is new, binary or too large.</param>
/// <param name="After">The new text; null when it is gone, binary or too large.</param>
/// <param name="Hunks">What is different, by lines; empty when a side is missing.</param>
public sealed record ChangedFile(
    string Path,
    ChangeKind Kind,
    SourceFile? Before,
    SourceFile? After,
    IReadOnlyList<Hunk> Hunks
)
{
    /// <summary>Where a moved file came from: a deleted path with nearly the same text; else null.</summary>
    public string? MovedFrom { get; init; }

    /// <summary>Whether a side is there but is no text, or is larger than rules read.</summary>
    public bool IsOpaque { get; init; }

    /// <summary>What the file is for.</summary>
    public FileRole Role => FileRoles.Of(Path);

    /// <summary>Whether a line of the new text was added or changed.</summary>
    /// <param name="line">From 1.</param>
    public bool IsNew(int line)
    {
        if (Before is null)
            return true;
        // The hunks come in the order of the lines, and rules ask for every token.
        var (low, high) = (0, Hunks.Count - 1);
        while (low <= high)
        {
            var middle = (low + high) / 2;
            var hunk = Hunks[middle];
            if (line < hunk.NewStart)
                high = middle - 1;
            else if (line >= hunk.NewStart + hunk.NewCount)
                low = middle + 1;
            else
                return true;
        }
        return false;
    }

    /// <summary>Tokens of the new text on added or changed lines.</summary>
    public IEnumerable<SourceToken> NewTokens => After is null ? [] : After.Tokens.Where(token => IsNew(token.Line));
}
