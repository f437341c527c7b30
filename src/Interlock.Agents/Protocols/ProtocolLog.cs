using System.Text;
using System.Text.Json;
using Interlock.Core.Text;

namespace Interlock.Agents.Protocols;

/// <summary>
/// Records the raw traffic with an agent as JSON Lines: <c>{"at", "from", "message"}</c>, where the message is
/// the line itself when that is JSON, and a string when it is not or was cut. Redacted and bounded.
/// </summary>
public sealed class ProtocolLog : IDisposable
{
    private const int LineLimit = 64 * 1024;
    private const int LongestSecret = 16 * 1024; // a private key
    private const int Window = LineLimit + LongestSecret;
    private readonly Lock gate = new();
    private readonly FileStream file;
    private volatile Redactor redactor;
    private readonly TimeProvider time;
    private long left;

    /// <summary>Opens the record.</summary>
    /// <param name="path">File to write; an old one is replaced.</param>
    /// <param name="redactor">Takes the secrets out.</param>
    /// <param name="time">The clock.</param>
    /// <param name="limit">Most bytes written; then one last line says so.</param>
    public ProtocolLog(string path, Redactor redactor, TimeProvider time, long limit = 16 * 1024 * 1024)
    {
        file = new FileStream(path, FileMode.Create, FileAccess.Write, FileShare.Read);
        this.redactor = redactor;
        this.time = time;
        left = limit;
    }

    /// <summary>Takes the secrets out; replaced when more of them become known.</summary>
    internal Redactor Redactor
    {
        get => redactor;
        set => redactor = value;
    }

    /// <summary>Records a line.</summary>
    /// <param name="from">Who wrote it: <c>engine</c> or <c>agent</c>.</param>
    /// <param name="line">The line without its end.</param>
    public void Write(string from, ReadOnlySpan<byte> line)
    {
        lock (gate)
        {
            if (left <= 0)
                return;
            var record = Record(from, line);
            left -= record.Length;
            file.Write(left > 0 ? record : "{\"from\":\"engine\",\"message\":\"the record is full\"}\n"u8);
            file.Flush();
        }
    }

    /// <summary>Closes the file.</summary>
    public void Dispose()
    {
        lock (gate)
        {
            left = 0;
            file.Dispose();
        }
    }

    private byte[] Record(string from, ReadOnlySpan<byte> line)
    {
        var cut = line.Length > LineLimit;
        var text = redactor.Redact(Encoding.UTF8.GetString(cut ? line[..Math.Min(line.Length, Window)] : line));
        if (cut) // a secret that the cut itself goes through is not found, so what it could be goes too
            text = text[..Math.Min(LineLimit, Math.Max(0, text.Length - LongestSecret))];
        var json = cut ? null : RedactedJson.Of(text, redactor);
        using var bytes = new MemoryStream();
        using (var writer = new Utf8JsonWriter(bytes))
        {
            writer.WriteStartObject();
            writer.WriteString("at", time.GetUtcNow());
            writer.WriteString("from", from);
            writer.WritePropertyName("message");
            if (json is not null)
                writer.WriteRawValue(json, skipInputValidation: true);
            else
                writer.WriteStringValue(cut ? $"{text}… ({line.Length} bytes)" : text);
            writer.WriteEndObject();
        }

        bytes.WriteByte((byte)'\n');
        return bytes.ToArray();
    }
}
