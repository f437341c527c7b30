namespace Interlock.Core.Schemas;

/// <summary><c>if</c>, <c>then</c> and <c>else</c>.</summary>
internal sealed class ConditionKeyword(SchemaNode condition, SchemaNode? then, SchemaNode? otherwise) : Keyword
{
    public static Keyword? Read(KeywordSource source) =>
        source.Node("if") is { } condition
            ? new ConditionKeyword(condition, source.Node("then"), source.Node("else"))
            : null;

    public override bool Fits(Evaluation run, JsonTree value, Place place, Marks? marks)
    {
        var branch = run.Tries(condition, value, place, marks) ? then : otherwise;
        return branch is null || run.Fits(branch, value, place, marks);
    }
}
