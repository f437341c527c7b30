using System.Text.Json;

namespace Interlock.Core.Schemas;

/// <summary>The published metaschemas of draft 2020-12, shipped inside the assembly.</summary>
internal static class Metaschema
{
    /// <summary>URI of the dialect that a schema without <c>$schema</c> is read in.</summary>
    public const string Dialect = "https://json-schema.org/draft/2020-12/schema";

    private const string Root = "https://json-schema.org/draft/2020-12/";

    public static JsonElement? Find(string uri)
    {
        if (!uri.StartsWith(Root, StringComparison.Ordinal))
            return null;
        var name = "Interlock.Core.Schemas.Metaschemas." + uri[Root.Length..].Replace('/', '.') + ".json";
        using var stream = typeof(Metaschema).Assembly.GetManifestResourceStream(name);
        if (stream is null)
            return null;
        using var document = JsonDocument.Parse(stream);
        return document.RootElement.Clone();
    }
}
