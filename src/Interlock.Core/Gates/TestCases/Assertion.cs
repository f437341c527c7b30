namespace Interlock.Core.Gates.TestCases;

/// <summary>One demand of a test.</summary>
/// <param name="Line">Its line.</param>
/// <param name="Strength">How much it demands.</param>
/// <param name="Text">Its tokens, joined with blanks, cut at 300 characters: for comparison and for people.</param>
public sealed record Assertion(int Line, AssertionStrength Strength, string Text);
