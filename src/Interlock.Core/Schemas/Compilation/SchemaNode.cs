namespace Interlock.Core.Schemas;

/// <summary>One schema or subschema, compiled.</summary>
internal sealed class SchemaNode(SchemaResource resource, bool? constant)
{
    public SchemaResource Resource { get; } = resource;

    /// <summary>The answer of a boolean schema; null for an object.</summary>
    public bool? Constant { get; } = constant;

    /// <summary>In the order of evaluation: those that look at what others evaluated come last.</summary>
    public IReadOnlyList<Keyword> Keywords { get; set; } = [];

    /// <summary>Whether a keyword needs to know what its neighbours have evaluated.</summary>
    public bool NeedsMarks { get; set; }
}
