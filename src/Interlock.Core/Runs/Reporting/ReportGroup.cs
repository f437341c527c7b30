namespace Interlock.Core.Runs.Reporting;

/// <summary>Nodes that belong together: a round, a parallel group, a pipeline, a child workflow. Grows like a node.</summary>
/// <param name="id">Names it in the report, for example <c>g3</c>.</param>
/// <param name="kind">What it is; see docs/report-data.md.</param>
internal sealed class ReportGroup(string id, string kind)
{
    public string Id { get; } = id;

    public string Kind { get; } = kind;

    public string? Label { get; set; }

    public string? Phase { get; set; }

    /// <summary>Id of the group around it, or null.</summary>
    public string? Parent { get; set; }

    /// <summary>Branch of that group, from 0, or null.</summary>
    public int? Item { get; set; }

    /// <summary>Branches or items, or null.</summary>
    public int? Count { get; set; }

    /// <summary>Stages of a pipeline, or null.</summary>
    public int? Stages { get; set; }

    /// <summary>Ids of nodes and groups that it followed.</summary>
    public IReadOnlyList<string> Deps { get; set; } = [];

    public long? Start { get; set; }

    public long? End { get; set; }

    /// <summary>Whether no branch failed; null while it is not over.</summary>
    public bool? Ok { get; set; }
}
