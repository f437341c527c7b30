using System.Diagnostics.CodeAnalysis;
using System.Text.Json;

namespace Interlock.Core.Schemas;

/// <summary>Reads a <see cref="JsonElement"/> within limits of size and depth.</summary>
internal sealed class JsonTreeReader(int MaxNodes, int MaxDepth)
{
    private int nodes;
    private string? problem;

    public bool TryRead(
        JsonElement element,
        [NotNullWhen(true)] out JsonTree? tree,
        [NotNullWhen(false)] out string? reason
    )
    {
        try
        {
            tree = Read(element, 0);
        }
        catch (InvalidOperationException)
        {
            // System.Text.Json refuses to decode an escaped half of a surrogate pair: "\ud800".
            problem = "holds an escape sequence that is not a Unicode character";
            tree = null;
        }
        reason = tree is null ? problem ?? "cannot be read" : null;
        return tree is not null;
    }

    private JsonTree? Read(JsonElement element, int depth)
    {
        if (++nodes > MaxNodes)
            return Refuse($"has more than {MaxNodes} values");
        if (depth > MaxDepth)
            return Refuse($"is nested more than {MaxDepth} levels deep");
        return element.ValueKind switch
        {
            JsonValueKind.String => JsonTree.Of(element.GetString()!),
            JsonValueKind.Number => ReadNumber(element),
            JsonValueKind.Array => ReadArray(element, depth),
            JsonValueKind.Object => ReadObject(element, depth),
            JsonValueKind.Undefined => Refuse("is not a JSON value"),
            var simple => new JsonTree { Kind = simple },
        };
    }

    private JsonTree? ReadNumber(JsonElement element) =>
        JsonNumber.TryRead(element, out var number)
            ? new JsonTree { Kind = JsonValueKind.Number, Number = number }
            : Refuse($"holds a number of more than {JsonNumber.MaxLength} digits or with an absurd exponent");

    private JsonTree? ReadArray(JsonElement element, int depth)
    {
        var items = new List<JsonTree>(element.GetArrayLength());
        foreach (var child in element.EnumerateArray())
        {
            if (Read(child, depth + 1) is not { } item)
                return null;
            items.Add(item);
        }
        return new JsonTree { Kind = JsonValueKind.Array, Items = [.. items] };
    }

    private JsonTree? ReadObject(JsonElement element, int depth)
    {
        var members = new OrderedDictionary<string, JsonTree>(StringComparer.Ordinal);
        foreach (var child in element.EnumerateObject())
        {
            if (Read(child.Value, depth + 1) is not { } value)
                return null;
            members[child.Name] = value; // The last of two equal names counts, as in JsonElement.
        }
        return new JsonTree { Kind = JsonValueKind.Object, Members = members };
    }

    private JsonTree? Refuse(string reason)
    {
        problem ??= reason;
        return null;
    }
}
