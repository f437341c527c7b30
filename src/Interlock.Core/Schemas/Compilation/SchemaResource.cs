namespace Interlock.Core.Schemas;

/// <summary>A schema with a URI of its own (<c>$id</c>): the unit that anchors and dynamic scope speak of.</summary>
internal sealed class SchemaResource(string uri, JsonTree root, string pointer, Vocabularies vocabularies)
{
    public string Uri { get; } = uri;

    public JsonTree Root { get; } = root;

    /// <summary>Where it stands in its document, for messages.</summary>
    public string Pointer { get; } = pointer;

    public Vocabularies Vocabularies { get; } = vocabularies;

    /// <summary>Subschemas named by <c>$anchor</c> or <c>$dynamicAnchor</c>, with their place.</summary>
    public Dictionary<string, (JsonTree Schema, string Pointer)> Anchors { get; } = new(StringComparer.Ordinal);

    /// <summary>
    /// Those of them that a <c>$dynamicRef</c> may land on; compiled when the resource is first used.
    /// </summary>
    public Dictionary<string, SchemaNode?> DynamicAnchors { get; } = new(StringComparer.Ordinal);

    public bool DynamicAnchorsCompiled { get; set; }
}
