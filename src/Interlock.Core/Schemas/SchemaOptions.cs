namespace Interlock.Core.Schemas;

/// <summary>
/// Limits of a validation. A document or schema that would pass one ends in an issue, never in a crash.
/// </summary>
public sealed record SchemaOptions
{
    /// <summary>The options used when none are given.</summary>
    public static SchemaOptions Default { get; } = new();

    /// <summary>At most so many issues are reported.</summary>
    public int MaxIssues { get; init; } = 40;

    /// <summary>Whether <c>format</c> is checked; by the standard it is a remark only.</summary>
    public bool AssertFormats { get; init; }

    /// <summary>Deepest nesting of schemas applied within schemas.</summary>
    public int MaxDepth { get; init; } = 1_000;

    /// <summary>At most so many schemas are applied; bounds the time that a hostile schema can take.</summary>
    public int MaxWork { get; init; } = 1_000_000;
}
