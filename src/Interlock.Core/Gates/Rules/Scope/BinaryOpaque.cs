using Interlock.Core.Gates.Findings;
using Interlock.Core.Gates.Sources;

namespace Interlock.Core.Gates.Rules.Scope;

/// <summary>A changed file that no rule can read.</summary>
internal sealed class BinaryOpaque : IRule
{
    /// <inheritdoc/>
    public RuleInfo Info { get; } =
        new(
            "binary-opaque",
            "A changed file cannot be read by rules",
            Severity.Warn,
            "Look at the file yourself; keep what a program reads as text, below 4 MiB."
        );

    /// <inheritdoc/>
    public IEnumerable<Finding> Find(GateChange change) =>
        change
            .Files.Where(file => file is { IsOpaque: true, Role: not FileRole.Docs })
            .Select(file => Info.At(file.Path, null, "The file is binary or too large: no rule can read it."));
}
