using System.Text.Json;
using Interlock.Core.Schemas;

namespace Interlock.Core.Tests.Schemas;

/// <summary>Validates text against text.</summary>
internal static class Check
{
    public static IReadOnlyList<SchemaIssue> Issues(string schema, string document, SchemaOptions? options = null)
    {
        using var parsed = JsonDocument.Parse(document, new JsonDocumentOptions { MaxDepth = 10_000 });
        return JsonSchema.Parse(schema).Validate(parsed.RootElement, options);
    }

    public static string[] Messages(string schema, string document) =>
        [.. Issues(schema, document).Select(i => i.Message)];
}
