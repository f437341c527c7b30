using System.Text;

namespace Interlock.Core.Runs.Reporting;

/// <summary>The page without data, in two halves: the data stands between them.</summary>
/// <param name="Before">What stands before the data, UTF-8.</param>
/// <param name="After">What stands behind it.</param>
public sealed record ReportTemplate(ReadOnlyMemory<byte> Before, ReadOnlyMemory<byte> After)
{
    private static readonly byte[] Mark = Encoding.ASCII.GetBytes("INTERLOCK_REPORT_DATA");

    /// <summary>Splits a page; null when it does not hold the mark <c>INTERLOCK_REPORT_DATA</c> exactly once.</summary>
    public static ReportTemplate? Of(ReadOnlyMemory<byte> page)
    {
        var at = page.Span.IndexOf(Mark);
        if (at < 0 || page.Span[(at + Mark.Length)..].IndexOf(Mark) >= 0)
            return null;
        return new ReportTemplate(page[..at], page[(at + Mark.Length)..]);
    }
}
