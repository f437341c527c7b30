using System.Text.Json;
using Interlock.Core.Failures;

namespace Interlock.Core.Schemas;

/// <summary>
/// A JSON Schema of draft 2020-12 (https://json-schema.org/draft/2020-12/json-schema-core), ready to use.
/// Immutable; safe for many threads. Schema and document are both taken to be hostile.
/// </summary>
public sealed class JsonSchema
{
    private readonly SchemaNode root;

    private JsonSchema(SchemaNode root) => this.root = root;

    /// <summary>Reads a schema from text; comments and trailing commas are not allowed.</summary>
    /// <exception cref="SchemaException">Not JSON, or not a usable schema; the failure names the place.</exception>
    public static JsonSchema Parse(string text, SchemaRegistry? registry = null)
    {
        ArgumentNullException.ThrowIfNull(text);
        try
        {
            using var document = JsonDocument.Parse(text);
            return Parse(document.RootElement, registry);
        }
        catch (JsonException problem)
        {
            throw SchemaException.At("#", $"it is not JSON ({problem.Message})");
        }
    }

    /// <summary>
    /// Reads a schema. Every keyword is checked and every reference is resolved now, not at first use.
    /// </summary>
    /// <exception cref="SchemaException">Not a usable schema; the failure names the place.</exception>
    public static JsonSchema Parse(JsonElement schema, SchemaRegistry? registry = null) =>
        new(new SchemaCompiler(registry ?? SchemaRegistry.Standard).Compile(schema));

    /// <summary>As <see cref="Parse(string, SchemaRegistry?)"/>, with the failure as data.</summary>
    /// <returns>The schema, or null and the failure.</returns>
    public static JsonSchema? TryParse(string text, out Failure? failure, SchemaRegistry? registry = null)
    {
        try
        {
            failure = null;
            return Parse(text, registry);
        }
        catch (SchemaException problem)
        {
            failure = problem.Failure;
            return null;
        }
    }

    /// <summary>All the ways in which a document does not fit, up to the limit; empty when it fits.</summary>
    /// <param name="document">The document.</param>
    /// <param name="options">Limits; the defaults when null.</param>
    public IReadOnlyList<SchemaIssue> Validate(JsonElement document, SchemaOptions? options = null)
    {
        var reader = new JsonTreeReader(MaxNodes: 2_000_000, MaxDepth: 512);
        return reader.TryRead(document, out var tree, out var problem)
            ? new Evaluation(options ?? SchemaOptions.Default).Run(root, tree)
            : [new SchemaIssue("$", "limit", $"$ {problem}")];
    }
}
