using Interlock.Loops.Ship.Plan;

namespace Interlock.Loops.Ship.Prompts;

/// <summary>
/// The prompts of the ship loop: deterministic texts (the same input gives the same step key on resume) without a
/// path of this machine or a time. Text from agents, tools and repositories stands between boundaries that it cannot
/// forge, and is limited.
/// </summary>
public static class ShipPrompts
{
    private const int LongestPathList = 20_000;
    private const int LongestAnswer = 20_000;
    private const int LongestOutput = 16_000;
    private const int LongestOwnDiff = 40_000;
    private const int LongestTried = 8_000;

    /// <summary>
    /// Longest combined diff in a review, in characters; the rest is named and read in the workspace.
    /// </summary>
    public const int LongestReviewDiff = 80_000;

    /// <summary>Asks for a plan.</summary>
    public static string Plan(PlanPrompt input) =>
        PromptTemplate.Render(
            "plan",
            ("request", PromptParts.Request(input.Request)),
            ("checks", PromptParts.Checks(input.Checks)),
            ("paths", Fence.Wrap("paths", Excerpt.Head(string.Join('\n', input.Paths), LongestPathList))),
            ("problems", input.Problems.Count == 0 ? "" : PlanAgain(input))
        );

    /// <summary>Asks for a task.</summary>
    public static string Implement(TaskPrompt input) => Task(input, repair: "");

    /// <summary>Asks for a task again.</summary>
    public static string Repair(RepairPrompt input) =>
        Task(
            input.Task,
            PromptTemplate.Render(
                "repair",
                ("blockers", PromptParts.Blockers(input.Blockers)),
                ("output", Fence.Wrap("output", Excerpt.Tail(input.FailingOutput, LongestOutput))),
                ("diff", Fence.Wrap("diff", DiffExcerpt.Of(input.LastDiff, LongestOwnDiff))),
                ("tried", Fence.Wrap("tried", Excerpt.Tail(PromptParts.Bullets(input.Tried), LongestTried)))
            )
        );

    /// <summary>Asks for a review.</summary>
    public static string Review(ReviewPrompt input) =>
        PromptTemplate.Render(
            "review",
            ("perspective", input.Perspective.Instruction),
            ("request", PromptParts.Request(input.Request)),
            ("plan", PromptParts.Plan(input.Plan)),
            ("evidence", PromptParts.Evidence(input.Evidence)),
            ("diff", Fence.Wrap("diff", DiffExcerpt.Of(input.Diff, LongestReviewDiff)))
        );

    private static string Task(TaskPrompt input, string repair) =>
        PromptTemplate.Render(
            "implement",
            ("id", input.Task.Id),
            ("contract", PromptParts.Contract(input.Task)),
            ("request", PromptParts.Request(input.Request)),
            ("plan", Siblings(input.Plan, input.Task)),
            ("repair", repair),
            ("files", PromptParts.Files(input.Task)),
            ("checks", PromptParts.Checks(input.Checks)),
            ("verify", Verify(input.Task))
        );

    private static string Siblings(TaskPlan plan, PlannedTask task)
    {
        var others = plan with { Tasks = [.. plan.Tasks.Where(other => other.Id != task.Id)] };
        return others.Tasks.Count == 0 ? "(Yours is the only task.)" : PromptParts.Plan(others);
    }

    private static string Verify(PlannedTask task) =>
        string.IsNullOrWhiteSpace(task.Verify)
            ? ""
            : $"\nBefore you end, try this in your workspace:\n\n{Fence.Wrap("command to try", task.Verify)}\n";

    private static string PlanAgain(PlanPrompt input) =>
        PromptTemplate.Render(
            "plan-again",
            ("problems", Fence.Wrap("faults", PromptParts.Bullets(input.Problems))),
            ("answer", Fence.Wrap("answer", Excerpt.Head(input.PreviousAnswer ?? "", LongestAnswer)))
        );
}
