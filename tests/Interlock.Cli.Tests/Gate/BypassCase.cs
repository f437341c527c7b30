using Interlock.TestKit;

namespace Interlock.Cli.Tests.Gate;

/// <summary>A way around a gate that was measured on a predecessor, or a change that it blocked wrongly.</summary>
/// <param name="Name">What was done.</param>
/// <param name="Do">Does it in a repository with a product, a test and a pipeline.</param>
/// <param name="Rules">Rules of which one has to block; none for a change that must not be blocked.</param>
internal sealed record BypassCase(string Name, Action<TestRepository> Do, params string[] Rules)
{
    /// <summary>Whether the changed check itself has to refute it: no rule is needed.</summary>
    public bool IsRefuted { get; init; }

    /// <inheritdoc/>
    public override string ToString() => Name;
}
