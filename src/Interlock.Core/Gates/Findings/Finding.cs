namespace Interlock.Core.Gates.Findings;

/// <summary>Something in a change that a rule objects to.</summary>
/// <param name="Rule">Id of the rule (<c>test-skipped</c>); its page is <c>docs/rules/ID.md</c>.</param>
/// <param name="Severity">What it does to the verdict.</param>
/// <param name="File">Path, or null when the change as a whole is meant.</param>
/// <param name="Line">Line in the new text, or in the old text when the new one does not have it; null for the whole file.</param>
/// <param name="Message">What is wrong, naming the thing.</param>
/// <param name="Fix">What to do about it.</param>
public sealed record Finding(string Rule, Severity Severity, string? File, int? Line, string Message, string Fix);
