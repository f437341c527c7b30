using System.Text.Json;

namespace Interlock.Agents.Protocols;

/// <summary>One line taken apart. Nothing of it is trusted: every member is looked at by its kind.</summary>
internal readonly record struct RpcLine(
    string? Method,
    JsonElement Params,
    JsonElement? Id,
    JsonElement Result,
    RpcError? Error
)
{
    /// <summary>Reads a line, or null when it is no JSON object.</summary>
    public static RpcLine? Parse(ReadOnlySpan<byte> line)
    {
        if (JsonLines.Parse(line) is not { } root)
            return null;
        JsonElement? id = root.TryGetProperty("id", out var value) && IsId(value) ? value : null;
        root.TryGetProperty("params", out var parameters);
        root.TryGetProperty("result", out var result);
        return new RpcLine(root.Text("method"), parameters, id, result, ErrorOf(root));
    }

    private static bool IsId(JsonElement id) => id.ValueKind is JsonValueKind.Number or JsonValueKind.String;

    private static RpcError? ErrorOf(JsonElement root)
    {
        if (!root.TryGetProperty("error", out var error) || error.ValueKind != JsonValueKind.Object)
            return null;
        var code = error.Number("code") is >= int.MinValue and <= int.MaxValue and var number ? (int)number : 0;
        return new RpcError(code, error.Text("message") ?? "", error.Member("data"));
    }
}
