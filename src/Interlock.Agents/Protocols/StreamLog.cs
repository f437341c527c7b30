using System.Text.Json;
using System.Text.Json.Nodes;
using Interlock.Core.Text;

namespace Interlock.Agents.Protocols;

/// <summary>
/// Records texts that arrive in pieces, each piece in the message that brought it; what could be half a secret is held
/// back and recorded with the next.
/// </summary>
/// <param name="log">The record.</param>
/// <param name="streams">Which messages have such texts.</param>
internal sealed class StreamLog(ProtocolLog log, TextStreams streams)
{
    private static readonly JsonDocumentOptions Strict = new() { AllowDuplicateProperties = false };
    private readonly Dictionary<string, RedactingText> texts = new(StringComparer.Ordinal);
    private readonly Dictionary<string, byte[]> last = new(StringComparer.Ordinal);

    /// <summary>Records a message when it brings a piece of a text.</summary>
    /// <param name="message">The message.</param>
    /// <param name="line">The same as it came.</param>
    /// <returns>Whether it does.</returns>
    public bool Take(RpcLine message, byte[] line)
    {
        if (message.Method is not { } method || streams.NameOf(method, message.Params) is not { } name)
            return false;
        if (!texts.TryGetValue(name, out var text))
            texts[name] = text = new RedactingText(() => log.Redactor);
        last[name] = line;
        Write(line, text.Append(Piece(message.Params)));
        return true;
    }

    /// <summary>Records what is held back: nothing more comes.</summary>
    public void Finish()
    {
        foreach (var (name, text) in texts)
            Write(last[name], text.Finish());
        texts.Clear();
    }

    private void Write(byte[] line, string text)
    {
        if (text.Length > 0)
            log.Write("agent", With(line, text));
    }

    private string Piece(JsonElement parameters) =>
        streams.Path.SkipLast(1).Aggregate(parameters, (at, name) => at.Member(name) ?? default).Text(streams.Path[^1])
        ?? "";

    private byte[] With(byte[] line, string text)
    {
        try
        {
            var message = JsonNode.Parse(line, documentOptions: Strict)!.AsObject();
            streams.Path.Aggregate(message["params"]!, (at, name) => at[name]!).ReplaceWith(text);
            return JsonSerializer.SerializeToUtf8Bytes(message, ProtocolJson.Default.JsonObject);
        }
        catch (Exception odd) when (odd is JsonException or InvalidOperationException)
        {
            // Doubled members, or half a character somewhere: then the text alone.
            return JsonSerializer.SerializeToUtf8Bytes(
                new JsonObject { [streams.Path[^1]] = text },
                ProtocolJson.Default.JsonObject
            );
        }
    }
}
