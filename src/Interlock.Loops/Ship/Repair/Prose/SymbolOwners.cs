using System.Text.RegularExpressions;

namespace Interlock.Loops.Ship.Repair.Prose;

/// <summary>
/// Finds the tasks that define a symbol: in an added line of their diff, else in a line of it that only surrounds the
/// change, else by their prompt. A prompt that says to use or call a symbol does not define it, when another one
/// names it otherwise.
/// </summary>
internal sealed partial class SymbolOwners(IReadOnlyList<RepairCandidate> tasks)
{
    private readonly IReadOnlyList<DiffSymbols> diffs = [.. tasks.Select(task => DiffSymbols.Read(task.Diff))];

    /// <summary>Tasks whose diff defines a symbol; of <c>Type.member</c> the member decides first.</summary>
    internal IReadOnlyList<int> InDiffs(string symbol) =>
        First(
            symbol,
            name =>
                Indices(index => diffs[index].Added.Contains(name)) is { Count: > 0 } added
                    ? added
                    : Indices(index => diffs[index].Surrounding.Contains(name))
        );

    /// <summary>Tasks whose prompt introduces a symbol.</summary>
    internal IReadOnlyList<int> InPrompts(string symbol) =>
        First(
            symbol,
            name =>
            {
                var named = tasks.Select(task => Occurrences(task.Prompt, name)).ToList();
                var introducing = Indices(index => named[index].Any(before => !Uses().IsMatch(before)));
                return introducing.Count > 0 ? introducing : Indices(index => named[index].Count > 0);
            }
        );

    private static IReadOnlyList<int> First(string symbol, Func<string, IReadOnlyList<int>> find)
    {
        var parts = symbol.Split(['.', ':', '#'], StringSplitOptions.RemoveEmptyEntries);
        return parts.Reverse().Select(find).FirstOrDefault(owners => owners.Count > 0) ?? [];
    }

    private IReadOnlyList<int> Indices(Predicate<int> matches) =>
        [.. Enumerable.Range(0, tasks.Count).Where(index => matches(index))];

    // The text before each occurrence, back to the start of its clause.
    private static List<string> Occurrences(string prompt, string name)
    {
        var found = new List<string>();
        for (var at = 0; (at = prompt.IndexOf(name, at, StringComparison.Ordinal)) >= 0; at += name.Length)
        {
            var end = at + name.Length;
            if ((at > 0 && IsWord(prompt[at - 1])) || (end < prompt.Length && IsWord(prompt[end])))
                continue;
            var start = prompt.LastIndexOfAny(['.', ';', '\n', ','], Math.Max(0, at - 1));
            found.Add(prompt[(start + 1)..at]);
        }
        return found;
    }

    private static bool IsWord(char c) => char.IsLetterOrDigit(c) || c is '_' or '$';

    [GeneratedRegex(
        @"\b(use|uses|using|call|calls|calling|import|imports|importing|invoke|invokes|consume|"
            + @"consumes|rely|relies|reuse|reuses|via|through|with|from|against)\b",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture,
        10_000
    )]
    private static partial Regex Uses();
}
