namespace Interlock.Loops.Ship.Preflight;

/// <summary>What the person who started the run allows. The defaults are the strict ones.</summary>
public sealed record PreflightOptions
{
    /// <summary>Two tasks may own the same path.</summary>
    public bool AllowSharedFiles { get; init; }

    /// <summary>
    /// Owned files may have uncommitted edits (the run starts from the commit and does not see them).
    /// </summary>
    public bool AllowDirty { get; init; }

    /// <summary>
    /// The plan came from an agent: it may choose neither full permission nor an agent outside <see cref="Agents"/>
    /// (<c>command:</c> agents are programs, and a planner must not name a program). False for a person's own file.
    /// </summary>
    public bool PlanIsFromAgent { get; init; } = true;

    /// <summary>Agents that an agent's plan may choose among.</summary>
    public IReadOnlyList<string> Agents { get; init; } = [];
}
