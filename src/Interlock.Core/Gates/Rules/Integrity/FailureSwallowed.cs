using Interlock.Core.Gates.Findings;
using Interlock.Core.Gates.Rules.Matching;
using Interlock.Core.Gates.Sources;

namespace Interlock.Core.Gates.Rules.Integrity;

/// <summary>A failure is made to look like a success: in shell, pipelines, build files, and by empty handlers in sources.</summary>
internal sealed class FailureSwallowed : SiteRule
{
    /// <inheritdoc/>
    public override RuleInfo Info { get; } =
        new(
            "failure-swallowed",
            "A failure is made to look like a success",
            Severity.Block,
            "Let the failure through: a check that fails has to end with its own exit code."
        );

    /// <inheritdoc/>
    protected override IEnumerable<Site> Sites(SourceFile file, FileRole role) =>
        [
            .. ShellText.Of(file, role).SelectMany(run => SwallowedExits.In(run, role)),
            .. SwallowingSettings.In(file, role),
            .. EmptyHandlers.In(file, role),
        ];
}
