namespace Interlock.Loops.Ship.Prompts;

/// <summary>What one reviewer looks for.</summary>
/// <param name="Name">Short name, unique in a panel; the reviewer's name in the journal.</param>
/// <param name="Instruction">What to look for, in a few sentences.</param>
public sealed record ReviewPerspective(string Name, string Instruction)
{
    /// <summary>The default panel: correctness, and the owner's risk.</summary>
    public static IReadOnlyList<ReviewPerspective> Defaults { get; } =
    [
        new(
            "correctness",
            "Correctness and regressions: does the change do what the request and the tasks say, for ordinary and for "
                + "odd input, without breaking what worked? Do the parts of different tasks fit each other? "
                + "Do the tests prove it?"
        ),
        new(
            "owner-risk",
            "The owner's risk: taking the request and the plan as the owner's intent, would the owner regret "
                + "landing this? Look for lost data, broken compatibility, security, weakened tests, work outside the "
                + "request, and claims that are not true."
        ),
    ];
}
