using Interlock.Core.Gates.Witnesses;

namespace Interlock.Core.Gates.Policies;

/// <summary>What a repository says of its gate, read from the base of the change that is judged.</summary>
public sealed record GatePolicy
{
    /// <summary>The rules as they are built in.</summary>
    public static GatePolicy BuiltIn { get; } = new();

    /// <summary>Levels of rules, in the order of the file; the last one that covers a finding counts.</summary>
    public IReadOnlyList<RuleSetting> Rules { get; init; } = [];

    /// <summary>Globs of paths that belong to a person, besides the built-in ones.</summary>
    public IReadOnlyList<string> Protected { get; init; } = [];

    /// <summary>Which witnesses are asked.</summary>
    public WitnessSettings Witnesses { get; init; } = new();
}
