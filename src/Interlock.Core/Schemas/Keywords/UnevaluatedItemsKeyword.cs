namespace Interlock.Core.Schemas;

/// <summary><c>unevaluatedItems</c>.</summary>
internal sealed class UnevaluatedItemsKeyword(SchemaNode others) : Keyword
{
    public override bool NeedsMarks => true;

    public static Keyword? Read(KeywordSource source) =>
        source.Node("unevaluatedItems") is { } others ? new UnevaluatedItemsKeyword(others) : null;

    public override bool Fits(Evaluation run, JsonTree value, Place place, Marks? marks)
    {
        var fits = true;
        for (var i = 0; i < value.Items.Length; i++)
        {
            if (marks!.Has(i))
                continue;
            fits &= others.Constant is false
                ? run.Report(place.Item(i), "unevaluatedItems", "is one item too many")
                : run.Fits(others, value.Items[i], place.Item(i), marks: null);
            if (!fits && !run.Collecting)
                break;
        }
        marks!.Leading(value.Items.Length);
        return fits;
    }
}
