namespace Interlock.Core.Runs;

/// <summary>What landed, and where.</summary>
/// <param name="Mode"><c>tree</c>, <c>commit</c> or <c>branch</c>.</param>
/// <param name="Files">Paths that changed.</param>
/// <param name="Tree">The tree that is there now.</param>
/// <param name="Commit">The commit, or null.</param>
/// <param name="Branch">Short branch name, or null.</param>
/// <param name="Url">Address of a pull request, or null.</param>
public sealed record LandedReport(
    string Mode,
    IReadOnlyList<string> Files,
    string? Tree,
    string? Commit,
    string? Branch,
    string? Url
);
