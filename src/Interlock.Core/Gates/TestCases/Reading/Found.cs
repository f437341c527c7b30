namespace Interlock.Core.Gates.TestCases.Reading;

/// <summary>An assertion with its place.</summary>
/// <param name="Part">Its tokens.</param>
/// <param name="Strength">How much it demands.</param>
/// <param name="Helper">Name of the function that is expected to assert, when it is no assertion by itself; else null.</param>
internal readonly record struct Found(Part Part, AssertionStrength Strength, string? Helper = null);
