namespace Interlock.Core.Runs.Reporting;

/// <summary>One thing that a run did: an agent's work, a check, a decision. It grows while the journal is read.</summary>
/// <param name="id">Names it in the report, for example <c>n12</c>.</param>
/// <param name="kind">What it is; see docs/report-data.md.</param>
internal sealed class ReportNode(string id, string kind)
{
    public string Id { get; } = id;

    public string Kind { get; } = kind;

    /// <summary>Name for people.</summary>
    public string? Label { get; set; }

    public string? Phase { get; set; }

    /// <summary>Id of its group, or null.</summary>
    public string? Group { get; set; }

    /// <summary>Branch of the group, from 0, or null.</summary>
    public int? Item { get; set; }

    /// <summary>Ids of nodes and groups that it followed.</summary>
    public IReadOnlyList<string> Deps { get; set; } = [];

    public string? Task { get; set; }

    public int? Round { get; set; }

    /// <summary>Place in the script, or null.</summary>
    public string? At { get; set; }

    /// <summary>The agent that was asked; that answered, once one did.</summary>
    public string? Agent { get; set; }

    public string? ModelAsked { get; set; }

    public string? Model { get; set; }

    /// <summary>One of <see cref="NodeState"/>.</summary>
    public string State { get; set; } = NodeState.Running;

    /// <summary>When it was asked for; times are milliseconds after the run's start.</summary>
    public long? Asked { get; set; }

    public long? Start { get; set; }

    public long? End { get; set; }

    /// <summary>Wall time of its turns in seconds, as its agent's adapter measured it.</summary>
    public double? Seconds { get; set; }

    public int? Attempts { get; set; }

    /// <summary>What went before it ended as it did: turns that were asked again, agents that handed over.</summary>
    public List<ReportLine>? Retries { get; set; }

    public ReportTokens? Tokens { get; set; }

    /// <summary>US dollars, or null when not known.</summary>
    public decimal? Money { get; set; }

    /// <summary><c>exact</c>, <c>estimated</c> or null.</summary>
    public string? Quality { get; set; }

    public ReportText? Prompt { get; set; }

    public ReportText? Text { get; set; }

    /// <summary>The structured answer, as JSON text.</summary>
    public ReportText? Object { get; set; }

    public IReadOnlyList<string>? Files { get; set; }

    public ReportText? Diff { get; set; }

    public CheckReport? Evidence { get; set; }

    public ReportFailure? Failure { get; set; }

    public ReportSession? Session { get; set; }

    public IReadOnlyList<string>? Remarks { get; set; }
}
