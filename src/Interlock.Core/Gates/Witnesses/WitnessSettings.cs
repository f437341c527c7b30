namespace Interlock.Core.Gates.Witnesses;

/// <summary>Which witnesses are asked, and how much that may cost.</summary>
public sealed record WitnessSettings
{
    /// <summary>Those that cost one or two runs of the checks.</summary>
    public static IReadOnlyList<WitnessKind> Usual { get; } =
    [WitnessKind.BaseTests, WitnessKind.HeadTests, WitnessKind.Flake];

    /// <summary>The witnesses, in the order in which they are asked.</summary>
    public IReadOnlyList<WitnessKind> Kinds { get; init; } = Usual;

    /// <summary>Hunks that ablation takes out, the largest first.</summary>
    public int MostHunks { get; init; } = 8;

    /// <summary>Wall time of all witnesses together; what is left then is not asked, and said so.</summary>
    public TimeSpan Budget { get; init; } = TimeSpan.FromMinutes(10);
}
