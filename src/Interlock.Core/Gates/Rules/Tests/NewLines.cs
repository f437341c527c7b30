namespace Interlock.Core.Gates.Rules.Tests;

/// <summary>Which lines of a changed file are new, answered in constant time.</summary>
internal sealed class NewLines
{
    private readonly HashSet<int>? lines;

    /// <summary>Reads the hunks once.</summary>
    public NewLines(ChangedFile file) =>
        lines = file.Before is null
            ? null
            : [.. file.Hunks.SelectMany(hunk => Enumerable.Range(hunk.NewStart, hunk.NewCount))];

    /// <summary>Whether a line was added or changed.</summary>
    public bool Has(int line) => lines is null || lines.Contains(line);
}
