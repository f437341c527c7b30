namespace Interlock.Core.Runs.Reporting;

/// <summary>
/// Keeps all texts of a report within one size: when they are too many, every long one is cut further, so no node's text
/// is lost to another's.
/// </summary>
/// <param name="most">UTF-16 units of all texts together.</param>
/// <param name="limit">UTF-16 units of one text, to begin with.</param>
internal sealed class TextBudget(long most, int limit)
{
    private const int Least = 200;
    private readonly List<ReportText> texts = [];
    private int limit = limit;
    private long total;

    /// <summary>Keeps a text; null stays null.</summary>
    internal ReportText? Keep(string? text, bool keepsEnd = true)
    {
        if (string.IsNullOrEmpty(text))
            return null;
        var kept = new ReportText(text, keepsEnd);
        kept.Cut(limit);
        texts.Add(kept);
        total += kept.Length;
        while (total > most && limit > Least)
            Halve();
        return kept;
    }

    private void Halve()
    {
        limit /= 2;
        foreach (var text in texts)
            text.Cut(limit);
        total = texts.Sum(text => (long)text.Length);
    }
}
