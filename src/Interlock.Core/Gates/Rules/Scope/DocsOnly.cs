using System.Text.RegularExpressions;
using Interlock.Core.Changes;
using Interlock.Core.Gates.Findings;
using Interlock.Core.Gates.Rules.Matching;
using Interlock.Core.Gates.Sources;

namespace Interlock.Core.Gates.Rules.Scope;

/// <summary>Work was asked for, and only prose, comments, blanks or status text changed, whatever the files are called.</summary>
internal sealed partial class DocsOnly : IRule
{
    /// <inheritdoc/>
    public RuleInfo Info { get; } =
        new(
            "docs-only",
            "Only prose, comments or status text changed",
            Severity.Block,
            "Do the work in the product's files, or say that documentation is what was asked for."
        );

    /// <inheritdoc/>
    public IEnumerable<Finding> Find(GateChange change) =>
        change.WantsWork && change.Files.Count > 0 && change.Files.All(SaysNothing)
            ? [Info.At(null, null, $"Only prose, comments or blanks changed: {Names(change)}.")]
            : [];

    private static string Names(GateChange change) =>
        string.Join(", ", change.Files.Take(5).Select(file => file.Path)) + (change.Files.Count > 5 ? ", …" : "");

    private static bool SaysNothing(ChangedFile file)
    {
        if (file.Kind is ChangeKind.ModeChanged or ChangeKind.TypeChanged)
            return false;
        if (!Effective().IsMatch(file.Path) && (IsProse(file) || Status().IsMatch(file.Path)))
            return true;
        return file switch
        {
            { IsOpaque: true } => false,
            { Before: { } before, After: { } after } => Meaning.IsSame(before, after),
            { After: { } added } => Meaning.IsEmpty(added) && !IsMarker(file.Path),
            _ => false,
        };
    }

    private static bool IsProse(ChangedFile file) =>
        file.Role == FileRole.Docs
        || (file.Role == FileRole.Source && (file.After ?? file.Before)?.Language == Language.Prose);

    // An empty file can be the work: a package marker, a placeholder.
    private static bool IsMarker(string path) =>
        path.EndsWith("__init__.py", StringComparison.Ordinal)
        || path.EndsWith("py.typed", StringComparison.Ordinal)
        || path.EndsWith("keep", StringComparison.Ordinal);

    /// <summary>Text files that machines read.</summary>
    [GeneratedRegex(
        @"(^|/)((requirements|constraints)[^/]*\.txt|CMakeLists\.txt|robots\.txt|humans\.txt|runtime\.txt)$|(^|/)(templates|prompts|locales?|i18n)/",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture,
        1000
    )]
    private static partial Regex Effective();

    /// <summary>Reports about work, in formats that look like data.</summary>
    [GeneratedRegex(
        @"(^|/)[^/]*(status|progress|report|summary|worklog|handoff|todo|done|results?)[^/]*\.(log|json|ya?ml|html?|csv|tsv|toml|xml|out)$|(^|/)(STATUS|PROGRESS|TODO|NOTES|DONE|HANDOFF|WORKLOG)$|\.log$",
        RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture,
        1000
    )]
    private static partial Regex Status();
}
