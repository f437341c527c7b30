namespace Interlock.Core.Gates.Rules;

/// <summary>A run of different lines, without context.</summary>
/// <param name="OldStart">First removed line, from 1; the line before the insertion when none is removed.</param>
/// <param name="OldCount">Removed lines.</param>
/// <param name="NewStart">First added line, from 1; the line before the removal when none is added.</param>
/// <param name="NewCount">Added lines.</param>
public sealed record Hunk(int OldStart, int OldCount, int NewStart, int NewCount);
