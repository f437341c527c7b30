namespace Interlock.Core.Schemas;

/// <summary><c>$dynamicRef</c>: lands on the outermost dynamic anchor of that name, if its own target is one.</summary>
internal sealed class DynamicReferenceKeyword : Keyword
{
    private SchemaNode? target;
    private string? anchor;

    public static Keyword? Read(KeywordSource source)
    {
        if (source.Text("$dynamicRef") is not { } reference)
            return null;
        var keyword = new DynamicReferenceKeyword();
        source.Compiler.Later(() =>
            (keyword.target, keyword.anchor) = source.Compiler.Resolve(
                source.Resource,
                reference,
                source.At("$dynamicRef")
            )
        );
        return keyword;
    }

    public override bool Fits(Evaluation run, JsonTree value, Place place, Marks? marks) =>
        run.Fits((anchor is null ? null : run.Outermost(anchor)) ?? target!, value, place, marks);
}
