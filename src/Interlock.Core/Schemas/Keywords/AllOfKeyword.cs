namespace Interlock.Core.Schemas;

/// <summary><c>allOf</c>.</summary>
internal sealed class AllOfKeyword(SchemaNode[] all) : Keyword
{
    public static Keyword? Read(KeywordSource source) =>
        source.Nodes("allOf") is { } all ? new AllOfKeyword(all) : null;

    public override bool Fits(Evaluation run, JsonTree value, Place place, Marks? marks)
    {
        var fits = true;
        foreach (var node in all)
        {
            fits &= run.Fits(node, value, place, marks);
            if (!fits && !run.Collecting)
                break;
        }
        return fits;
    }
}
