namespace Interlock.Core.Gates.TestCases.Reading;

/// <summary>What keeps a test from running.</summary>
/// <param name="By">As it is written.</param>
/// <param name="IsSometimes">Whether a condition decides.</param>
internal sealed record Skip(string By, bool IsSometimes = false);
