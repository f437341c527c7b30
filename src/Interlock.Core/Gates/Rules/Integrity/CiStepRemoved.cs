using Interlock.Core.Gates.Findings;
using Interlock.Core.Gates.Rules.Matching;
using Interlock.Core.Gates.Sources;

namespace Interlock.Core.Gates.Rules.Integrity;

/// <summary>A pipeline lost a check or a trigger, or a step of it is switched off.</summary>
internal sealed class CiStepRemoved : SiteRule
{
    private static readonly Phrase[] Off =
    [
        new("if : false"),
        new("if : $ { { false"),
        new("when : never"),
        new("enabled : false"),
    ];
    private static readonly string[] Triggers =
    [
        "push",
        "pull_request",
        "pull_request_target",
        "merge_group",
        "merge_request_event",
    ];

    /// <inheritdoc/>
    public override RuleInfo Info { get; } =
        new(
            "ci-step-removed",
            "A pipeline lost a check",
            Severity.Block,
            "Put the check or the trigger back; what is slow or flaky is repaired, not left out."
        );

    /// <inheritdoc/>
    protected override IEnumerable<Site> Sites(SourceFile file, FileRole role)
    {
        if (role != FileRole.Gate || file.Language != Language.Yaml)
            yield break;
        for (var at = 0; at < file.Tokens.Count; at++)
            if (Off.Any(one => one.IsAt(file.Tokens, at)))
            {
                var (from, to) = YamlBlock.Around(file, at);
                yield return new Site(
                    file.Tokens[at].Line,
                    Run.Text(file.Tokens, from, to),
                    "A step or job is switched off."
                );
            }
    }

    /// <inheritdoc/>
    protected override IEnumerable<Finding> Compared(GateChange change)
    {
        var files = change.Files.Where(file => file.Role == FileRole.Gate).ToList();
        var now = files.SelectMany(file => PipelineChecks.Of(file.After)).ToList();
        foreach (var file in files)
        foreach (
            var trigger in Events(file.Before).Where(one => file.After is not null && !Events(file.After).Contains(one))
        )
            yield return Info.At(file.Path, null, $"The pipeline does not run on {trigger} any more.");
        var gone = files
            .SelectMany(file => PipelineChecks.Of(file.Before).Select(check => (file.Path, Check: check)))
            .Where(one => !now.Remove(now.FirstOrDefault(other => other.Text == one.Check.Text)))
            .ToList();
        foreach (var (path, check) in gone)
        {
            var isReplaced = now.Remove(now.FirstOrDefault(other => other.Tool == check.Tool));
            var finding = Info.At(path, null, $"The check '{check.Text}' {(isReplaced ? "was changed" : "is gone")}.");
            yield return isReplaced ? finding with { Severity = Severity.Warn } : finding;
        }
    }

    // 'on:' at the top, to the next key at the top.
    private static HashSet<string> Events(SourceFile? file)
    {
        var all = new HashSet<string>(StringComparer.Ordinal);
        var isInside = false;
        for (var at = 0; file is { Language: Language.Yaml } && at < file.Tokens.Count; at++)
        {
            if (Run.IsFirst(file.Tokens, at) && Run.Indent(file, file.Tokens[at]) == 0)
                isInside = file.Tokens[at].Text is "on" or "true";
            if (isInside && Triggers.Contains(file.Tokens[at].Text))
                all.Add(file.Tokens[at].Text);
        }
        return all;
    }
}
