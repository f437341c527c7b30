using Microsoft.Win32.SafeHandles;

namespace Interlock.Core.Journal;

/// <summary>
/// Reads a journal file by the rule of DESIGN §5: an unreadable tail ends it; an unreadable line with a valid record
/// behind it, or a gap in the numbers, is damage and refuses the whole.
/// </summary>
/// <param name="path">The file's path, for messages.</param>
/// <param name="file">The file.</param>
/// <param name="start">Where to begin: 0, or the end of a record read before.</param>
/// <param name="lastSeq">Number of the record before <paramref name="start"/>.</param>
internal sealed class JournalScan(string path, SafeFileHandle file, long start, long lastSeq)
{
    /// <summary>Position behind the last valid record read so far.</summary>
    internal long Length { get; private set; } = start;

    /// <summary>Number of the last valid record read so far.</summary>
    internal long LastSeq { get; private set; } = lastSeq;

    /// <summary>The unreadable tail, known when all records were read.</summary>
    internal DroppedTail? Tail { get; private set; }

    /// <summary>The records in order; the memory of each is valid until the next.</summary>
    /// <param name="end">Position to stop at, normally the file's length now.</param>
    /// <exception cref="JournalException">Damaged in the middle.</exception>
    internal IEnumerable<RawRecord> Read(long end)
    {
        var lines = new LineReader(file, Length, end);
        while (true)
        {
            var offset = lines.Position;
            if (!lines.TryRead(out var line, out var terminated))
                yield break;
            var fault = terminated ? JournalLine.Read(line, offset, out var record) : Unterminated(out record);
            if (fault is not null)
            {
                Tail = ExpectTail(lines, offset, end, fault);
                yield break;
            }
            if (record.Seq != LastSeq + 1)
                throw JournalFailures.Damaged(
                    path,
                    LastSeq + 1,
                    offset,
                    $"record {record.Seq} stands where {LastSeq + 1} belongs"
                );
            LastSeq = record.Seq;
            Length = lines.Position;
            yield return record;
        }
    }

    private static string Unterminated(out RawRecord record)
    {
        record = default;
        return "it is cut off";
    }

    private DroppedTail ExpectTail(LineReader lines, long offset, long end, string fault)
    {
        while (lines.TryRead(out var line, out var terminated))
            if (terminated && JournalLine.Read(line, 0, out _) is null)
                throw JournalFailures.Damaged(path, LastSeq + 1, offset, fault);
        return new DroppedTail(LastSeq + 1, offset, end - offset, fault);
    }
}
