using System.Text.RegularExpressions;
using Interlock.Core.Changes;
using Interlock.Core.Gates.Findings;
using Interlock.Core.Gates.Rules.Matching;
using Interlock.Core.Gates.Sources;

namespace Interlock.Core.Gates.Rules.Scope;

/// <summary>Files that belong to a person: pipelines, hooks, owners, waivers, what the policy names, and lock files by hand.</summary>
internal sealed partial class ProtectedPath : IRule
{
    /// <inheritdoc/>
    public RuleInfo Info { get; } =
        new(
            "protected-path",
            "A path that belongs to a person was changed",
            Severity.Block,
            "Take the change of this file back, or have a person make it."
        );

    /// <inheritdoc/>
    public IEnumerable<Finding> Find(GateChange change)
    {
        var hasManifest = change.Files.Any(file => file.Role == FileRole.Build);
        foreach (var file in change.Files)
            if (file is { Before: { } before, After: { } after } && Meaning.IsSame(before, after))
                continue;
            else if (PathGlobs.Cover(change.Protected, file.Path))
                yield return Info.At(file.Path, null, $"The policy protects this file; it was {Word(file.Kind)}.");
            else if (file.Role == FileRole.Gate)
                yield return Gate(file);
            else if (file.Role == FileRole.Lock && !hasManifest)
                yield return Info.At(file.Path, null, "A lock file changed, and no manifest did.") with
                {
                    Severity = Severity.Warn,
                };
    }

    // A new pipeline takes nothing away; the policy itself is judged by what it says, by suppression-of-gate.
    private Finding Gate(ChangedFile file)
    {
        var finding = Info.At(
            file.Path,
            null,
            $"CI, hooks and the gate belong to a person; this file was {Word(file.Kind)}."
        );
        var isMild = file.Path == "interlock.json" || (file.Kind == ChangeKind.Added && Pipelines().IsMatch(file.Path));
        return isMild ? finding with { Severity = Severity.Warn } : finding;
    }

    private static string Word(ChangeKind kind) =>
        kind switch
        {
            ChangeKind.Added => "added",
            ChangeKind.Deleted => "deleted",
            _ => "changed",
        };

    [GeneratedRegex(
        @"^\.(github/(workflows|actions)|circleci|buildkite)/|ci\.ya?ml$|pipelines\.ya?ml$",
        RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture,
        1000
    )]
    private static partial Regex Pipelines();
}
