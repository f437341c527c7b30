using Interlock.Core.Gates.Findings;
using Interlock.Core.Gates.Sources;

namespace Interlock.Core.Gates.Rules.Matching;

/// <summary>
/// A rule that objects to places in texts. What was there before the change is no finding, even when it moved to another line
/// or file: places are counted by key over the whole change, and only what there is more of than before is told.
/// </summary>
internal abstract class SiteRule : IRule
{
    /// <inheritdoc/>
    public abstract RuleInfo Info { get; }

    /// <inheritdoc/>
    public IEnumerable<Finding> Find(GateChange change) => New(change).Concat(Compared(change));

    private IEnumerable<Finding> New(GateChange change)
    {
        var before = new Dictionary<(string, Severity), int>();
        foreach (var site in change.Files.SelectMany(file => Read(file.Before)))
            before[(site.Key, site.Severity)] = before.GetValueOrDefault((site.Key, site.Severity)) + 1;
        var now = change.Files.SelectMany(file => Read(file.After).Select(site => (File: file, Site: site))).ToList();
        // Places on untouched lines use up what was there before, so that the touched ones are told.
        var told = now.OrderBy(one => one.File.IsNew(one.Site.Line)).Where(one => !WasThere(one.Site)).ToHashSet();
        return now.Where(told.Contains)
            .Select(one =>
                Info.At(one.File.Path, one.Site.Line, one.Site.Message) with
                {
                    Severity = one.Site.Severity,
                }
            );

        bool WasThere(Site site)
        {
            var key = (site.Key, site.Severity);
            if (before.GetValueOrDefault(key) == 0)
                return false;
            before[key]--;
            return true;
        }
    }

    /// <summary>What both sides of the change say together.</summary>
    protected virtual IEnumerable<Finding> Compared(GateChange change) => [];

    /// <summary>The places in one text.</summary>
    /// <param name="file">The text.</param>
    /// <param name="role">What the file is for.</param>
    protected abstract IEnumerable<Site> Sites(SourceFile file, FileRole role);

    private IEnumerable<Site> Read(SourceFile? file) => file is null ? [] : Sites(file, FileRoles.Of(file.Path));
}
