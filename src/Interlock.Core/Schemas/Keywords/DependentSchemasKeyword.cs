namespace Interlock.Core.Schemas;

/// <summary><c>dependentSchemas</c>.</summary>
internal sealed class DependentSchemasKeyword(List<(string Name, SchemaNode Node)> dependent) : Keyword
{
    public static Keyword? Read(KeywordSource source) =>
        source.NodeMap("dependentSchemas") is { } dependent ? new DependentSchemasKeyword(dependent) : null;

    public override bool Fits(Evaluation run, JsonTree value, Place place, Marks? marks)
    {
        var fits = true;
        foreach (var (name, node) in dependent)
        {
            if (value[name] is not null)
                fits &= run.Fits(node, value, place, marks);
        }
        return fits;
    }
}
