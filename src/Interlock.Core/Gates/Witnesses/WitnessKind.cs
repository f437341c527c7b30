namespace Interlock.Core.Gates.Witnesses;

/// <summary>Ways to question a green tree by running its own checks; only git and the checks' commands are needed.</summary>
public enum WitnessKind
{
    /// <summary>The tests as they were in the base, on the new code: the contract still holds.</summary>
    BaseTests,

    /// <summary>The new tests on the old code: they fail there, else they prove nothing.</summary>
    HeadTests,

    /// <summary>The new code with one hunk taken out: a test fails, else that hunk is unproved.</summary>
    Ablation,

    /// <summary>The same check once more: it says the same, else it says nothing.</summary>
    Flake,
}
