using System.Text;

namespace Interlock.Core.Schemas;

/// <summary>A place in the document; written out only when an issue names it.</summary>
internal sealed class Place(Place? parent, string? name, int index)
{
    private const int MaxName = 80;

    public static Place Root { get; } = new(null, null, 0);

    public Place Member(string member) => new(this, member, 0);

    public Place Item(int item) => new(this, null, item);

    /// <inheritdoc/>
    public override string ToString()
    {
        var text = new StringBuilder();
        Write(text);
        return text.ToString();
    }

    private void Write(StringBuilder text)
    {
        var chain = new Stack<Place>();
        for (var at = this; at.Parent is not null; at = at.Parent)
            chain.Push(at);
        text.Append('$');
        foreach (var step in chain)
        {
            if (step.Name is null)
                text.Append('[').Append(step.Index).Append(']');
            else if (IsPlain(step.Name))
                text.Append('.').Append(step.Name);
            else
                text.Append('[').Append(Shown.Quoted(step.Name, MaxName)).Append(']');
        }
    }

    private Place? Parent { get; } = parent;

    private string? Name { get; } = name;

    private int Index { get; } = index;

    private static bool IsPlain(string name) =>
        name.Length is > 0 and <= MaxName && name.All(c => char.IsAsciiLetterOrDigit(c) || c is '_' or '-' or '$');
}
