namespace Interlock.Core.Schemas;

/// <summary><c>propertyNames</c>.</summary>
internal sealed class PropertyNamesKeyword(SchemaNode names) : Keyword
{
    public static Keyword? Read(KeywordSource source) =>
        source.Node("propertyNames") is { } names ? new PropertyNamesKeyword(names) : null;

    public override bool Fits(Evaluation run, JsonTree value, Place place, Marks? marks)
    {
        var fits = true;
        foreach (var name in value.Members?.Keys ?? Enumerable.Empty<string>())
        {
            var why = new List<SchemaIssue>();
            var member = place.Member(name);
            if (run.Tries(names, JsonTree.Of(name), member, null, run.Collecting ? why : null))
                continue;
            fits = run.Report(
                member,
                "propertyNames",
                why.Count > 0 ? $"has a name that {why[0].Text}" : "has a name that is not allowed"
            );
            if (!run.Collecting)
                break;
        }
        return fits;
    }
}
