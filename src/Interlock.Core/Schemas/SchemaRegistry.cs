using System.Collections.Immutable;
using System.Text.Json;

namespace Interlock.Core.Schemas;

/// <summary>
/// Schemas that a <c>$ref</c> may name by URI. Nothing is ever fetched: what is not registered does not exist.
/// The metaschemas of draft 2020-12 are always known.
/// </summary>
public sealed class SchemaRegistry
{
    private readonly ImmutableDictionary<string, JsonElement> documents;

    private SchemaRegistry(ImmutableDictionary<string, JsonElement> documents) => this.documents = documents;

    /// <summary>A registry of the metaschemas alone.</summary>
    public static SchemaRegistry Standard { get; } =
        new(ImmutableDictionary.Create<string, JsonElement>(StringComparer.Ordinal));

    /// <summary>A registry that also knows a schema.</summary>
    /// <param name="uri">Absolute URI without a fragment, under which schemas refer to it.</param>
    /// <param name="schema">The schema; it is copied.</param>
    public SchemaRegistry With(string uri, JsonElement schema) =>
        new(documents.SetItem(UriReference.WithoutFragment(uri), schema.Clone()));

    internal JsonElement? Find(string uri) => documents.TryGetValue(uri, out var found) ? found : Metaschema.Find(uri);
}
