using Interlock.Loops.Ship.Repair.Prose;
using Interlock.Loops.Ship.Review;

namespace Interlock.Loops.Ship.Repair;

/// <summary>
/// Chooses the tasks that own the root causes of a round's blockers. A structured blocker decides by its file, then
/// by its symbol; a blocker in prose by <see cref="ProseSelection"/>; one that names nothing repairs every task.
/// </summary>
public static class RepairSelection
{
    /// <summary>
    /// The tasks to redo. Pure: the same input gives the same choice. No blocker at all repairs every task.
    /// </summary>
    public static RepairChoice Choose(IReadOnlyList<Blocker> blockers, IReadOnlyList<RepairCandidate> tasks)
    {
        var prose = new ProseSelection(tasks);
        var targets = blockers.Select(blocker => Target(blocker, tasks, prose)).ToList();
        var chosen = targets.SelectMany(target => target.Tasks).ToHashSet(StringComparer.Ordinal);
        var all = tasks.Select(task => task.TaskId);
        return new RepairChoice([.. blockers.Count == 0 ? all : all.Where(chosen.Contains)], targets);
    }

    private static BlockerTarget Target(Blocker blocker, IReadOnlyList<RepairCandidate> tasks, ProseSelection prose)
    {
        var choice = Structured(blocker, prose) ?? Text(blocker.Problem, prose) ?? Text(blocker.Evidence ?? "", prose);
        IReadOnlyList<string> ids =
        [
            .. (choice?.Tasks ?? Enumerable.Range(0, tasks.Count)).Select(index => tasks[index].TaskId),
        ];
        if (choice is null)
        {
            var seen = prose.Choose(blocker.Problem).Seen;
            var why = seen.Length == 0 ? "names nothing" : $"names nothing that a task owns as a cause: {seen}";
            return new BlockerTarget(
                blocker,
                ids,
                "everything",
                $"everything: the blocker {why}, so every task is repaired"
            );
        }
        return new BlockerTarget(
            blocker,
            ids,
            choice.Rule,
            $"{choice.Rule}: {choice.Seen} -> {string.Join(", ", ids)}"
        );
    }

    private static ProseChoice? Structured(Blocker blocker, ProseSelection prose)
    {
        if (blocker.File is { } file && OwnersOf(file, prose) is { Count: > 0 } owners)
        {
            // A reviewer who reports a failing test in `file` may name the cause in the text.
            var path = PathText.Clean(file);
            var cause =
                TestFile.Is(path) && Phrases.TestFailure().IsMatch(blocker.Problem)
                    ? Text(blocker.Problem, prose)
                    : null;
            return cause is not null
                ? cause with
                {
                    Rule = "file_is_symptom",
                    Seen = $"{path} (symptom), {cause.Seen}",
                }
                : new ProseChoice(owners, "file", path);
        }
        if (blocker.Symbol is not { } symbol)
            return null;
        var name = symbol.Trim(' ', '`', '(', ')', ';');
        return prose.Symbols.InDiffs(name) is { Count: > 0 } defining
                ? new ProseChoice(defining, "symbol_defined", name)
            : Text(blocker.Problem, prose) is { } named ? named
            : prose.Symbols.InPrompts(name) is { Count: > 0 } prompting
                ? new ProseChoice(prompting, "symbol_in_prompt", name)
            : null;
    }

    private static IReadOnlyList<int> OwnersOf(string file, ProseSelection prose) =>
        prose.Paths.Of(PathText.Clean(file)) is { Count: > 0 } owners
            ? owners
            :
            [
                .. file.Split([',', ' ', '\n'], StringSplitOptions.RemoveEmptyEntries)
                    .SelectMany(part => prose.Paths.Of(PathText.Clean(part)))
                    .Distinct()
                    .Order(),
            ];

    private static ProseChoice? Text(string text, ProseSelection prose) =>
        prose.Choose(text) is { Tasks.Count: > 0 } choice ? choice : null;
}
