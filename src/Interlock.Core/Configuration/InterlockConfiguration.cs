using Interlock.Core.Evidence;
using Interlock.Core.Gates.Policies;

namespace Interlock.Core.Configuration;

/// <summary>What a repository's <c>interlock.json</c> says, read from the commit that a run starts from.</summary>
public sealed record InterlockConfiguration
{
    /// <summary>Name of the file at the repository's root.</summary>
    public const string FileName = "interlock.json";

    /// <summary>No file: nothing is configured.</summary>
    public static InterlockConfiguration Empty { get; } = new();

    /// <summary>The checks, in the order of the file.</summary>
    public IReadOnlyList<CheckDefinition> Checks { get; init; } = [];

    /// <summary>How a workspace is prepared, or null.</summary>
    public SetupSettings? Setup { get; init; }

    /// <summary>Which agents do what.</summary>
    public AgentSettings Agents { get; init; } = new();

    /// <summary>The panel of reviewers; empty for the default one.</summary>
    public IReadOnlyList<ReviewerSettings> Reviewers { get; init; } = [];

    /// <summary>What the gate judges by.</summary>
    public GatePolicy Gate { get; init; } = GatePolicy.BuiltIn;

    /// <summary>How much a run may use.</summary>
    public LimitSettings Limits { get; init; } = new();

    /// <summary>Prices of models, over the built-in ones.</summary>
    public IReadOnlyList<PriceSettings> Prices { get; init; } = [];

    /// <summary>Where approved work goes (<c>tree</c>, <c>commit</c>, <c>branch</c>, <c>branch=NAME</c>), or null.</summary>
    public string? Land { get; init; }
}
