using System.Buffers.Text;
using System.Text.Json;

namespace Interlock.Core.Journal;

/// <summary>
/// The format of one line: <c>{"seq":N,"at":"T","type":"X","data":{…},"sum":"HHHHHHHH"}</c> and a line feed, members in
/// this order, no white space between them. <c>sum</c> is the CRC-32C, as eight lower-case hexadecimal digits, of the
/// bytes of the line from the opening brace up to and not including the comma before <c>"sum"</c>. A line without its
/// line feed is not a record.
/// </summary>
internal static class JournalLine
{
    /// <summary>Length of <c>,"sum":"HHHHHHHH"}</c>.</summary>
    internal const int SumLength = 18;

    /// <summary>Largest event that is written, in bytes; far above a 5 MB message, far below an array's limit.</summary>
    internal const int MaxBytes = 256 * 1024 * 1024;

    /// <summary>How deep an event may be nested; data that was read with the default limit of 64 always fits.</summary>
    internal static JsonReaderOptions Depth { get; } = new() { MaxDepth = EventData.MaxDepth + 8 };

    /// <summary>Writes a line; <paramref name="body"/> is <c>"type":…,"data":{…}</c>.</summary>
    /// <returns>How many bytes stand before the body.</returns>
    internal static int Write(PooledBytes output, long seq, DateTimeOffset at, ReadOnlySpan<byte> body)
    {
        var start = output.Length;
        output.Append("{\"seq\":"u8);
        var span = output.GetSpan(64);
        _ = Utf8Formatter.TryFormat(seq, span, out var digits);
        output.Advance(digits);
        output.Append(",\"at\":\""u8);
        _ = at.UtcDateTime.TryFormat(output.GetSpan(64), out var characters, "O");
        output.Advance(characters);
        output.Append("\","u8);
        var header = output.Length - start;
        output.Append(body);
        var sum = Crc32C.Of(output.Written[start..]);
        output.Append(",\"sum\":\""u8);
        _ = Utf8Formatter.TryFormat(
            sum,
            output.GetSpan(16),
            out var hexadecimal,
            new System.Buffers.StandardFormat('x', 8)
        );
        output.Advance(hexadecimal);
        output.Append("\"}\n"u8);
        return header;
    }

    /// <summary>Reads a line without its line feed.</summary>
    /// <returns>Null when it is a record, else what is wrong with it.</returns>
    internal static string? Read(ReadOnlyMemory<byte> line, long offset, out RawRecord record)
    {
        record = default;
        var span = line.Span;
        if (span.Length <= SumLength + 1)
            return "too short to be a record";
        Span<byte> expected = stackalloc byte[SumLength];
        ",\"sum\":\""u8.CopyTo(expected);
        _ = Utf8Formatter.TryFormat(
            Crc32C.Of(span[..^SumLength]),
            expected[8..],
            out _,
            new System.Buffers.StandardFormat('x', 8)
        );
        "\"}"u8.CopyTo(expected[16..]);
        if (!span[^SumLength..].SequenceEqual(expected))
            return "its checksum does not match";
        try
        {
            return ReadMembers(line, offset, out record) ? null : "it is not a journal record";
        }
        catch (Exception e) when (e is JsonException or FormatException or InvalidOperationException)
        {
            return "it is not JSON";
        }
    }

    private static bool ReadMembers(ReadOnlyMemory<byte> line, long offset, out RawRecord record)
    {
        record = default;
        var reader = new Utf8JsonReader(line.Span, Depth);
        if (!reader.Read() || reader.TokenType != JsonTokenType.StartObject)
            return false;
        if (!IsNext(ref reader, "seq"u8, JsonTokenType.Number) || !reader.TryGetInt64(out var seq))
            return false;
        if (!IsNext(ref reader, "at"u8, JsonTokenType.String) || !reader.TryGetDateTimeOffset(out var at))
            return false;
        if (!IsNext(ref reader, "type"u8, JsonTokenType.String))
            return false;
        var type = new Range((int)reader.TokenStartIndex + 1, (int)reader.BytesConsumed - 1);
        if (!IsNext(ref reader, "data"u8, JsonTokenType.StartObject))
            return false;
        var dataStart = (int)reader.TokenStartIndex;
        reader.Skip();
        var data = new Range(dataStart, (int)reader.BytesConsumed);
        if (!IsNext(ref reader, "sum"u8, JsonTokenType.String))
            return false;
        if (!reader.Read() || reader.TokenType != JsonTokenType.EndObject || reader.Read())
            return false;
        record = new RawRecord(seq, at, offset, line, type, data);
        return true;
    }

    private static bool IsNext(ref Utf8JsonReader reader, ReadOnlySpan<byte> name, JsonTokenType value) =>
        reader.Read()
        && reader.TokenType == JsonTokenType.PropertyName
        && reader.ValueTextEquals(name)
        && reader.Read()
        && reader.TokenType == value;
}
