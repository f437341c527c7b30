namespace Interlock.Core.Schemas;

/// <summary><c>$ref</c>.</summary>
internal sealed class ReferenceKeyword : Keyword
{
    private SchemaNode? target;

    public static Keyword? Read(KeywordSource source)
    {
        if (source.Text("$ref") is not { } reference)
            return null;
        var keyword = new ReferenceKeyword();
        source.Compiler.Later(() =>
            keyword.target = source.Compiler.Resolve(source.Resource, reference, source.At("$ref")).Node
        );
        return keyword;
    }

    public override bool Fits(Evaluation run, JsonTree value, Place place, Marks? marks) =>
        run.Fits(target!, value, place, marks);
}
