using System.Text.Json;

namespace Interlock.Core.Schemas;

/// <summary>
/// Reads which vocabularies the metaschema named by <c>$schema</c> turns on (core specification §8.1).
/// </summary>
internal sealed class Dialects(SchemaRegistry registry)
{
    private const string Prefix = "https://json-schema.org/draft/2020-12/vocab/";
    private readonly Dictionary<string, Vocabularies> known = new(StringComparer.Ordinal)
    {
        [Metaschema.Dialect] = Vocabularies.Standard,
    };

    public Vocabularies Of(JsonTree schemaKeyword, string place)
    {
        if (schemaKeyword.Kind != JsonValueKind.String)
            throw SchemaException.At(place, "$schema must be a string");
        var uri = UriReference.WithoutFragment(schemaKeyword.Text);
        if (known.TryGetValue(uri, out var found))
            return found;
        if (registry.Find(uri) is not { } metaschema)
            throw SchemaException.At(
                place,
                $"the dialect {Shown.Quoted(uri, 120)} is not known",
                "Write the schema for draft 2020-12 and name that in $schema, or leave $schema out."
            );
        return known[uri] = Read(metaschema, place);
    }

    private static Vocabularies Read(JsonElement metaschema, string place)
    {
        if (metaschema.ValueKind != JsonValueKind.Object || !metaschema.TryGetProperty("$vocabulary", out var listed))
            return Vocabularies.Standard;
        var on = Vocabularies.None;
        foreach (var entry in listed.EnumerateObject())
        {
            var required = entry.Value.ValueKind == JsonValueKind.True;
            var vocabulary = entry.Name.StartsWith(Prefix, StringComparison.Ordinal)
                ? Named(entry.Name[Prefix.Length..])
                : Vocabularies.None;
            if (vocabulary == Vocabularies.None && required)
                throw SchemaException.At(
                    place,
                    $"the vocabulary {Shown.Quoted(entry.Name, 120)} is required but not known"
                );
            on |= vocabulary; // One that we know is used even where it is optional.
        }
        return on;
    }

    private static Vocabularies Named(string name) =>
        name switch
        {
            "core" => Vocabularies.Core,
            "applicator" => Vocabularies.Applicator,
            "unevaluated" => Vocabularies.Unevaluated,
            "validation" => Vocabularies.Validation,
            "format-annotation" => Vocabularies.FormatAnnotation,
            "format-assertion" => Vocabularies.FormatAssertion,
            "meta-data" => Vocabularies.MetaData,
            "content" => Vocabularies.Content,
            _ => Vocabularies.None,
        };
}
