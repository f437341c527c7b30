using System.Runtime.InteropServices;
using System.Text;
using System.Text.Json;

namespace Interlock.Core.Journal;

/// <summary>One valid line of a journal file, not yet turned into objects.</summary>
/// <param name="Seq">Its number.</param>
/// <param name="At">When it was written.</param>
/// <param name="Offset">Position of the line in the file.</param>
/// <param name="Line">The line without its line feed; valid until the next line is read.</param>
/// <param name="TypeRange">Where the type's characters are in the line.</param>
/// <param name="DataRange">Where the data object is in the line.</param>
[StructLayout(LayoutKind.Auto)]
internal readonly record struct RawRecord(
    long Seq,
    DateTimeOffset At,
    long Offset,
    ReadOnlyMemory<byte> Line,
    Range TypeRange,
    Range DataRange
)
{
    /// <summary>The event type, as ASCII.</summary>
    internal ReadOnlySpan<byte> Type => Line.Span[TypeRange];

    /// <summary>The data object, as UTF-8 JSON.</summary>
    internal ReadOnlySpan<byte> Data => Line.Span[DataRange];

    /// <summary>Position of the data object in the file.</summary>
    internal long DataOffset => Offset + DataRange.Start.Value;

    /// <summary>The record with memory of its own.</summary>
    internal JournalRecord ToRecord()
    {
        var reader = new Utf8JsonReader(Data, JournalLine.Depth);
        return new JournalRecord(Seq, At, Encoding.ASCII.GetString(Type), JsonElement.ParseValue(ref reader));
    }
}
