using Interlock.Core.Gates.Findings;

namespace Interlock.Core.Gates.Rules.Matching;

/// <summary>A place in a text that a rule would object to if the change brought it.</summary>
/// <param name="Line">Line, from 1.</param>
/// <param name="Key">What it is, without its place: a place that only moved has the same key on both sides.</param>
/// <param name="Message">What is wrong.</param>
/// <param name="Severity">What it does to the verdict.</param>
internal readonly record struct Site(int Line, string Key, string Message, Severity Severity = Severity.Block);
