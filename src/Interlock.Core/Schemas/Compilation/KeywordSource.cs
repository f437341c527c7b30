using System.Text.Json;

namespace Interlock.Core.Schemas;

/// <summary>Reads the keywords of one schema, with the checks that the metaschema would make.</summary>
internal sealed class KeywordSource(SchemaCompiler compiler, JsonTree schema, SchemaResource resource, string place)
{
    public SchemaCompiler Compiler { get; } = compiler;

    public SchemaResource Resource { get; } = resource;

    public JsonTree? this[string keyword] => schema[keyword];

    public string At(string keyword) => $"{place}/{JsonPointer.Escape(keyword)}";

    public SchemaException Wrong(string keyword, string problem) => SchemaException.At(At(keyword), problem);

    public SchemaNode? Node(string keyword) => schema[keyword] is { } value ? Compiler.Node(value, At(keyword)) : null;

    public SchemaNode[]? Nodes(string keyword)
    {
        if (schema[keyword] is not { } list)
            return null;
        if (list.Items.Length == 0)
            throw Wrong(keyword, "it must have at least one schema");
        return [.. list.Items.Select((item, i) => Compiler.Node(item, $"{At(keyword)}/{i}"))];
    }

    public List<(string Name, SchemaNode Node)>? NodeMap(string keyword) =>
        schema[keyword]
            ?.Members?.Select(m => (m.Key, Compiler.Node(m.Value, $"{At(keyword)}/{JsonPointer.Escape(m.Key)}")))
            .ToList();

    /// <summary>A count, which must be a whole number from zero; one beyond any length is cut to the largest.</summary>
    public int? Count(string keyword)
    {
        if (schema[keyword] is not { } value)
            return null;
        if (value.Kind != JsonValueKind.Number || !value.Number.IsInteger || value.Number.Mantissa.Sign < 0)
            throw Wrong(keyword, "it must be a whole number, 0 or more");
        var (mantissa, exponent, digits) = value.Number;
        return digits + exponent > 9 ? int.MaxValue : (int)mantissa * (int)Math.Pow(10, exponent);
    }

    public JsonNumber? Number(string keyword) =>
        schema[keyword] switch
        {
            null => null,
            { Kind: JsonValueKind.Number } value => value.Number,
            _ => throw Wrong(keyword, "it must be a number"),
        };

    public string? Text(string keyword) =>
        schema[keyword] switch
        {
            null => null,
            { Kind: JsonValueKind.String } value => value.Text,
            _ => throw Wrong(keyword, "it must be a string"),
        };

    public string[] Names(JsonTree value, string keyword) =>
        value.Kind == JsonValueKind.Array && value.Items.All(i => i.Kind == JsonValueKind.String)
            ? [.. value.Items.Select(i => i.Text).Distinct(StringComparer.Ordinal)]
            : throw Wrong(keyword, "it must be an array of strings");
}
