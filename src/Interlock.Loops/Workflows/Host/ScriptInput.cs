using System.Text.Json;

namespace Interlock.Loops.Workflows.Host;

/// <summary>What a script sees of its run.</summary>
/// <param name="Arguments"><c>args</c> and <c>input</c>: any JSON, also a plain string.</param>
/// <param name="Run"><c>interlock.run</c>, <c>odw.runId</c>: id of the run.</param>
public sealed record ScriptInput(JsonElement Arguments, string Run)
{
    /// <summary><c>interlock.dryRun</c>; suggested prompts are taken then.</summary>
    public bool IsDryRun { get; init; }

    /// <summary><c>interlock.resumedFrom</c>, <c>odw.resumeFrom</c>: id of the run that it goes on with, or null.</summary>
    public string? ResumedFrom { get; init; }

    /// <summary><c>interlock.runFolder</c>, <c>odw.runDir</c>, or null.</summary>
    public string? RunFolder { get; init; }

    /// <summary>The budget at the start.</summary>
    public BudgetState Budget { get; init; } = new(null, 0);

    /// <summary>Number of the workflow in the run, 0 for the main one.</summary>
    internal int Workflow { get; init; }

    /// <summary>Path of the branches that lead to it, "" for the main one.</summary>
    internal string Scope { get; init; } = "";

    /// <summary>How deep it is nested.</summary>
    internal int Depth { get; init; }
}
