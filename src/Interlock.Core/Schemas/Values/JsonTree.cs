using System.Text.Json;

namespace Interlock.Core.Schemas;

/// <summary>
/// A JSON value read once: text decoded, numbers exact, properties found in constant time (a
/// <see cref="JsonElement"/> searches them one by one). Equality is that of JSON Schema: deep, 1.0 equals 1,
/// the order of properties does not count.
/// </summary>
internal sealed class JsonTree : IEquatable<JsonTree>
{
    private int? hash;

    public required JsonValueKind Kind { get; init; }

    /// <summary>The characters of a string.</summary>
    public string Text { get; init; } = "";

    public JsonNumber Number { get; init; }

    public JsonTree[] Items { get; init; } = [];

    public OrderedDictionary<string, JsonTree>? Members { get; init; }

    public static JsonTree Of(string text) => new() { Kind = JsonValueKind.String, Text = text };

    public JsonTree? this[string name] =>
        Members is not null && Members.TryGetValue(name, out var found) ? found : null;

    public bool Equals(JsonTree? other) =>
        other is not null
        && Kind == other.Kind
        && GetHashCode() == other.GetHashCode()
        && Kind switch
        {
            JsonValueKind.String => string.Equals(Text, other.Text, StringComparison.Ordinal),
            JsonValueKind.Number => Number == other.Number,
            JsonValueKind.Array => Items.AsSpan().SequenceEqual(other.Items),
            JsonValueKind.Object => SameMembers(other.Members!),
            _ => true,
        };

    public override bool Equals(object? obj) => Equals(obj as JsonTree);

    public override int GetHashCode() => hash ??= Hash();

    private bool SameMembers(OrderedDictionary<string, JsonTree> other)
    {
        if (Members!.Count != other.Count)
            return false;
        foreach (var (name, value) in Members)
        {
            if (!other.TryGetValue(name, out var twin) || !value.Equals(twin))
                return false;
        }
        return true;
    }

    private int Hash()
    {
        var code = new HashCode();
        code.Add(Kind);
        code.Add(Text, StringComparer.Ordinal);
        code.Add(Number);
        foreach (var item in Items)
            code.Add(item);
        var members = 0;
        foreach (var (name, value) in Members ?? [])
            members ^= HashCode.Combine(StringComparer.Ordinal.GetHashCode(name), value);
        code.Add(members);
        return code.ToHashCode();
    }
}
