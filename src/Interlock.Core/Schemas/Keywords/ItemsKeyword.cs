namespace Interlock.Core.Schemas;

/// <summary><c>prefixItems</c> and <c>items</c>.</summary>
internal sealed class ItemsKeyword(SchemaNode[] prefix, SchemaNode? rest) : Keyword
{
    public static Keyword? Read(KeywordSource source)
    {
        var (prefix, rest) = (source.Nodes("prefixItems"), source.Node("items"));
        return prefix is null && rest is null ? null : new ItemsKeyword(prefix ?? [], rest);
    }

    public override bool Fits(Evaluation run, JsonTree value, Place place, Marks? marks)
    {
        var covered = rest is null ? Math.Min(prefix.Length, value.Items.Length) : value.Items.Length;
        var fits = true;
        for (var i = 0; i < covered; i++)
        {
            var node = i < prefix.Length ? prefix[i] : rest!;
            if (run.Fits(node, value.Items[i], place.Item(i), marks: null))
                continue;
            fits = false;
            if (!run.Collecting)
                break;
        }
        marks?.Leading(covered);
        return fits;
    }
}
