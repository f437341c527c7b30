namespace Interlock.Core.Schemas;

/// <summary><c>not</c>.</summary>
internal sealed class NotKeyword(SchemaNode forbidden) : Keyword
{
    public static Keyword? Read(KeywordSource source) =>
        source.Node("not") is { } forbidden ? new NotKeyword(forbidden) : null;

    public override bool Fits(Evaluation run, JsonTree value, Place place, Marks? marks) =>
        !run.Tries(forbidden, value, place, marks: null)
        || run.Report(place, "not", "has a form that is forbidden here");
}
