namespace Interlock.Core.Gates.Rules.Tests;

/// <summary>What a mock replaces.</summary>
/// <param name="Name">As it is written.</param>
/// <param name="Module">The module, object or type.</param>
/// <param name="Member">The function in it, or empty when all of it is replaced.</param>
/// <param name="Path">All names on the way.</param>
/// <param name="IsPartial">Whether the rest stays real.</param>
internal sealed record MockTarget(
    string Name,
    string Module,
    string Member,
    IReadOnlyList<string> Path,
    bool IsPartial = false
);
