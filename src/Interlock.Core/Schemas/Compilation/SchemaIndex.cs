using System.Text.Json;
using System.Text.RegularExpressions;

namespace Interlock.Core.Schemas;

/// <summary>
/// Every schema resource within reach, by URI: the identifiers of a document are read when it is loaded
/// (core specification §9.1.2), registered documents are loaded when a reference first names them.
/// </summary>
internal sealed partial class SchemaIndex(SchemaRegistry registry)
{
    private const int MaxNodes = 200_000;
    private readonly Dictionary<string, SchemaResource> resources = new(StringComparer.Ordinal);
    private readonly Dictionary<JsonTree, SchemaResource> owners = new(ReferenceEqualityComparer.Instance);
    private readonly Dialects dialects = new(registry);

    /// <summary>Reads a document and returns every schema in it.</summary>
    public List<(JsonTree Schema, string Pointer)> Load(JsonElement document, string uri)
    {
        var place = uri == UriReference.Unnamed ? "#" : uri + "#";
        var reader = new JsonTreeReader(MaxNodes, MaxDepth: 256);
        if (!reader.TryRead(document, out var tree, out var problem))
            throw SchemaException.At(place, $"it {problem}");
        var found = new List<(JsonTree, string)>();
        resources[uri] = new SchemaResource(uri, tree, place, Vocabularies.Standard);
        Scan(tree, resources[uri], place, found);
        // A document is also known by the URI it was registered under, whatever it calls itself.
        resources[uri] = owners[tree];
        return found;
    }

    public SchemaResource Owner(JsonTree schema) => owners[schema];

    /// <summary>The resource with a URI, or null when neither a loaded nor a registered document has it.</summary>
    public SchemaResource? Find(string uri)
    {
        if (resources.TryGetValue(uri, out var found))
            return found;
        if (registry.Find(uri) is not { } document)
            return null;
        Load(document, uri);
        return resources[uri];
    }

    /// <summary>The schema at a JSON pointer of a resource; it may lie inside a resource within.</summary>
    public (JsonTree Schema, string Pointer)? Locate(SchemaResource resource, string pointer)
    {
        var (at, owner, place) = (resource.Root, resource, resource.Pointer);
        foreach (var token in JsonPointer.Tokens(pointer))
        {
            if (JsonPointer.Step(at, token) is not { } next)
                return null;
            (at, place) = (next, $"{place}/{JsonPointer.Escape(token)}");
            owner = owners.GetValueOrDefault(at, owner);
        }
        // A place that no keyword makes a schema becomes one by being referred to.
        if (!owners.ContainsKey(at))
            Scan(at, owner, place, []);
        return (at, place);
    }

    private void Scan(JsonTree schema, SchemaResource owner, string pointer, List<(JsonTree, string)> found)
    {
        if (owners.ContainsKey(schema))
            return;
        if (schema.Kind is not (JsonValueKind.Object or JsonValueKind.True or JsonValueKind.False))
            throw SchemaException.At(pointer, "a schema must be an object or a boolean");
        if (schema["$id"] is { } id)
            owner = Enter(schema, id, owner, pointer);
        else if (ReferenceEquals(owner.Root, schema) && schema["$schema"] is { } dialect)
            owner = new SchemaResource(owner.Uri, schema, pointer, dialects.Of(dialect, pointer));
        owners[schema] = owner;
        Name(schema, "$anchor", owner, pointer);
        Name(schema, "$dynamicAnchor", owner, pointer);
        found.Add((schema, pointer));
        foreach (var (child, place) in SchemaShapes.Children(schema, pointer))
            Scan(child, owner, place, found);
    }

    private SchemaResource Enter(JsonTree schema, JsonTree id, SchemaResource owner, string pointer)
    {
        if (id.Kind != JsonValueKind.String)
            throw SchemaException.At(pointer, "$id must be a string");
        var (reference, fragment) = UriReference.Split(id.Text);
        if (!string.IsNullOrEmpty(fragment))
            throw SchemaException.At(pointer, "$id must not have a fragment; use $anchor to name a place");
        var vocabularies = schema["$schema"] is { } dialect ? dialects.Of(dialect, pointer) : owner.Vocabularies;
        var resource = new SchemaResource(UriReference.Resolve(owner.Uri, reference), schema, pointer, vocabularies);
        if (resources.TryGetValue(resource.Uri, out var other) && !ReferenceEquals(other.Root, schema))
            throw SchemaException.At(
                pointer,
                $"the $id {Shown.Quoted(resource.Uri, 120)} is already that of {other.Pointer}"
            );
        return resources[resource.Uri] = resource;
    }

    private static void Name(JsonTree schema, string keyword, SchemaResource owner, string pointer)
    {
        if (schema[keyword] is not { } name)
            return;
        if (name.Kind != JsonValueKind.String || !AnchorName().IsMatch(name.Text))
            throw SchemaException.At(pointer, $"{keyword} must be a name of letters, digits, '-', '_' and '.'");
        if (owner.Anchors.TryGetValue(name.Text, out var other) && !ReferenceEquals(other.Schema, schema))
            throw SchemaException.At(pointer, $"the anchor {name.Text} is already that of {other.Pointer}");
        owner.Anchors[name.Text] = (schema, pointer);
        if (keyword == "$dynamicAnchor")
            owner.DynamicAnchors[name.Text] = null;
    }

    [GeneratedRegex(@"\A[A-Za-z_][-A-Za-z0-9._]*\z", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex AnchorName();
}
