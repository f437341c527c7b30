namespace Interlock.Core.Schemas;

/// <summary>Which properties and items of one value some schema has evaluated (core specification §11).</summary>
internal sealed class Marks
{
    private readonly HashSet<string> names = new(StringComparer.Ordinal);
    private readonly HashSet<int> items = [];
    private int leading;

    public void Name(string name) => names.Add(name);

    public void Item(int index) => items.Add(index);

    /// <summary>Marks the first items of an array.</summary>
    public void Leading(int count) => leading = Math.Max(leading, count);

    public bool Has(string name) => names.Contains(name);

    public bool Has(int index) => index < leading || items.Contains(index);

    public void Add(Marks other)
    {
        names.UnionWith(other.names);
        items.UnionWith(other.items);
        Leading(other.leading);
    }
}
