using Interlock.Core.Text;

namespace Interlock.Core.Runs.Reporting;

/// <summary>A text of a report that can be cut shorter and shorter, and says how much is gone.</summary>
/// <param name="text">The text, clean.</param>
/// <param name="keepsEnd">Whether the end is worth as much as the beginning.</param>
internal sealed class ReportText(string text, bool keepsEnd = true)
{
    private string head = text;
    private string tail = "";
    private long left;

    /// <summary>UTF-16 units that are kept.</summary>
    internal int Length => head.Length + tail.Length;

    /// <summary>Keeps at most so many UTF-16 units.</summary>
    internal void Cut(int limit)
    {
        if (Length <= limit)
            return;
        var before = Length;
        var first = TextBoundary.Floor(head, keepsEnd ? Math.Min(limit / 2, head.Length) : limit);
        var end = left > 0 ? tail : head;
        var last = keepsEnd ? TextBoundary.Ceiling(end, Math.Max(0, end.Length - (limit - first))) : end.Length;
        (head, tail) = (head[..first], end[last..]);
        left += before - Length;
    }

    /// <inheritdoc/>
    public override string ToString() => left == 0 ? head : $"{head}\n[… {left} characters left out …]\n{tail}";
}
