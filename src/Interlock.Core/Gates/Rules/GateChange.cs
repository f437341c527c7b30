namespace Interlock.Core.Gates.Rules;

/// <summary>A change as rules see it.</summary>
/// <param name="Files">Every changed path, sorted: committed, staged, unstaged, untracked and deleted.</param>
public sealed record GateChange(IReadOnlyList<ChangedFile> Files)
{
    /// <summary>Globs of paths that belong to a person: the policy's, and the built-in ones.</summary>
    public IReadOnlyList<string> Protected { get; init; } = [];

    /// <summary>Whether the request asks for work on the product, so that documentation alone is no answer.</summary>
    public bool WantsWork { get; init; } = true;

    /// <summary>Whether the request itself demands the real runtime: no network interception in tests.</summary>
    public bool DemandsRealRuntime { get; init; }
}
