using System.Text.Json;
using System.Text.Json.Nodes;
using System.Threading.Channels;

namespace Interlock.Agents.Protocols;

/// <summary>A pair of pipes that carry one JSON object a line. One reads; any number may send.</summary>
/// <param name="source">What the other side writes; stays open.</param>
/// <param name="target">What the other side reads; stays open.</param>
/// <param name="maxLineBytes">Longest line taken whole.</param>
/// <param name="log">Where what is sent is recorded, or null.</param>
internal sealed class JsonLines(Stream source, Stream target, int maxLineBytes, ProtocolLog? log)
{
    private readonly LineReader lines = new(source, maxLineBytes);
    private readonly Channel<bool> writing = Channel.CreateBounded<bool>(1); // a lock: full while somebody writes

    /// <summary>Sends an object.</summary>
    /// <param name="message">The object.</param>
    /// <param name="cancellation">Gives up.</param>
    /// <param name="recorded">What is recorded in its place, when it holds what a person told in confidence.</param>
    /// <returns>False when the other side no longer reads.</returns>
    public async Task<bool> SendAsync(JsonObject message, CancellationToken cancellation, JsonObject? recorded = null)
    {
        var bytes = JsonSerializer.SerializeToUtf8Bytes(message, ProtocolJson.Default.JsonObject);
        log?.Write(
            "engine",
            recorded is null ? bytes : JsonSerializer.SerializeToUtf8Bytes(recorded, ProtocolJson.Default.JsonObject)
        );
        await writing.Writer.WriteAsync(true, cancellation);
        try
        {
            await target.WriteAsync(bytes, cancellation);
            await target.WriteAsync("\n"u8.ToArray(), cancellation);
            await target.FlushAsync(cancellation);
            return true;
        }
        catch (Exception gone) when (gone is IOException or ObjectDisposedException)
        {
            return false; // the reading side tells why: it ends too
        }
        finally
        {
            writing.Reader.TryRead(out _);
        }
    }

    /// <summary>The next line, or null when the other side has ended, its pipe broke, or reading was cancelled.</summary>
    public async ValueTask<LineReader.Line?> ReadAsync(CancellationToken cancellation)
    {
        try
        {
            return await lines.ReadAsync(cancellation);
        }
        catch (Exception over) when (over is IOException or OperationCanceledException or ObjectDisposedException)
        {
            // A broken pipe and our own closing are ends like any other.
            log?.Write("engine", "reading ended"u8);
            return null;
        }
    }

    /// <summary>A line as JSON, or null when it is no JSON object.</summary>
    public static JsonElement? Parse(ReadOnlySpan<byte> line)
    {
        try
        {
            return JsonElement.Parse(line) is { ValueKind: JsonValueKind.Object } root ? root : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }
}
