using Interlock.Core.Gates.Findings;

namespace Interlock.Core.Gates.Rules;

/// <summary>Work was asked for and nothing was changed.</summary>
internal sealed class EmptyChange : IRule
{
    /// <inheritdoc/>
    public RuleInfo Info { get; } =
        new(
            "empty-change",
            "Nothing was changed",
            Severity.Block,
            "Do the work, or say that there is nothing to do and why."
        );

    /// <inheritdoc/>
    public IEnumerable<Finding> Find(GateChange change) =>
        change.WantsWork && change.Files.Count == 0 ? [Info.At(null, null, "The change is empty.")] : [];
}
