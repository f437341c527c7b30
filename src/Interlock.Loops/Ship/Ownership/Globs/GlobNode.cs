namespace Interlock.Loops.Ship.Ownership.Globs;

/// <summary>A piece of a parsed pattern.</summary>
internal abstract record GlobNode
{
    /// <summary>One code point.</summary>
    internal sealed record Literal(int CodePoint) : GlobNode;

    /// <summary><c>?</c>: one code point other than a slash.</summary>
    internal sealed record One : GlobNode;

    /// <summary><c>*</c>: any code points other than slashes.</summary>
    internal sealed record Star : GlobNode;

    /// <summary><c>**</c>: any code points; at least one when it ends a pattern.</summary>
    internal sealed record Deep(bool AtLeastOne) : GlobNode;

    /// <summary><c>**/</c> at the start of a segment: any folders, or none.</summary>
    internal sealed record Folders : GlobNode;

    /// <summary><c>[…]</c>: one code point of a set; never a slash.</summary>
    internal sealed record Set(bool Negated, IReadOnlyList<(int Low, int High)> Ranges) : GlobNode
    {
        internal bool Contains(int codePoint) =>
            codePoint != '/' && Ranges.Any(range => range.Low <= codePoint && codePoint <= range.High) != Negated;
    }

    /// <summary><c>{a,b}</c>: one of several sequences.</summary>
    internal sealed record Choice(IReadOnlyList<IReadOnlyList<GlobNode>> Options) : GlobNode;
}
