using System.Collections.Frozen;
using System.Text.Json;

namespace Interlock.Core.Schemas;

/// <summary>Which keywords hold subschemas, and in what form. An <c>$id</c> anywhere else is mere data.</summary>
internal static class SchemaShapes
{
    private enum Shape
    {
        One,
        List,
        Map,
    }

    private static readonly FrozenDictionary<string, Shape> Known = new Dictionary<string, Shape>
    {
        ["$defs"] = Shape.Map,
        ["definitions"] = Shape.Map,
        ["properties"] = Shape.Map,
        ["patternProperties"] = Shape.Map,
        ["dependentSchemas"] = Shape.Map,
        ["allOf"] = Shape.List,
        ["anyOf"] = Shape.List,
        ["oneOf"] = Shape.List,
        ["prefixItems"] = Shape.List,
        ["items"] = Shape.One,
        ["contains"] = Shape.One,
        ["additionalProperties"] = Shape.One,
        ["propertyNames"] = Shape.One,
        ["unevaluatedItems"] = Shape.One,
        ["unevaluatedProperties"] = Shape.One,
        ["contentSchema"] = Shape.One,
        ["not"] = Shape.One,
        ["if"] = Shape.One,
        ["then"] = Shape.One,
        ["else"] = Shape.One,
    }.ToFrozenDictionary(StringComparer.Ordinal);

    public static IEnumerable<(JsonTree Schema, string Pointer)> Children(JsonTree schema, string pointer)
    {
        foreach (var (name, value) in schema.Members ?? [])
        {
            if (!Known.TryGetValue(name, out var shape))
                continue;
            var at = $"{pointer}/{JsonPointer.Escape(name)}";
            if (shape == Shape.One)
                yield return (value, at);
            else if (shape == Shape.List)
            {
                Require(value, JsonValueKind.Array, at, "an array of schemas");
                for (var i = 0; i < value.Items.Length; i++)
                    yield return (value.Items[i], $"{at}/{i}");
            }
            else
            {
                Require(value, JsonValueKind.Object, at, "an object whose values are schemas");
                foreach (var (key, child) in value.Members!)
                    yield return (child, $"{at}/{JsonPointer.Escape(key)}");
            }
        }
    }

    private static void Require(JsonTree value, JsonValueKind kind, string place, string wanted)
    {
        if (value.Kind != kind)
            throw SchemaException.At(place, $"it must be {wanted}");
    }
}
