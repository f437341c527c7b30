namespace Interlock.Core.Schemas;

/// <summary><c>unevaluatedProperties</c>.</summary>
internal sealed class UnevaluatedPropertiesKeyword(SchemaNode others) : Keyword
{
    public override bool NeedsMarks => true;

    public static Keyword? Read(KeywordSource source) =>
        source.Node("unevaluatedProperties") is { } others ? new UnevaluatedPropertiesKeyword(others) : null;

    public override bool Fits(Evaluation run, JsonTree value, Place place, Marks? marks)
    {
        var fits = true;
        foreach (var (name, member) in value.Members ?? [])
        {
            if (marks!.Has(name))
                continue;
            marks.Name(name);
            fits &= others.Constant is false
                ? run.Report(place.Member(name), "unevaluatedProperties", "is not a known property")
                : run.Fits(others, member, place.Member(name), marks: null);
            if (!fits && !run.Collecting)
                break;
        }
        return fits;
    }
}
