using Interlock.Core.Gates.Findings;

namespace Interlock.Core.Gates.Rules;

/// <summary>What a rule says of itself.</summary>
/// <param name="Id">Its id: lower case with hyphens, never changed.</param>
/// <param name="Title">What it objects to, in one line.</param>
/// <param name="Severity">What its findings do unless the policy says otherwise.</param>
/// <param name="Fix">What to do about a finding.</param>
public sealed record RuleInfo(string Id, string Title, Severity Severity, string Fix)
{
    /// <summary>A finding of this rule.</summary>
    /// <param name="file">Path, or null.</param>
    /// <param name="line">Line, or null.</param>
    /// <param name="message">What is wrong.</param>
    public Finding At(string? file, int? line, string message) => new(Id, Severity, file, line, message, Fix);
}
