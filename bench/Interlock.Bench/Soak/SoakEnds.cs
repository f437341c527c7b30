namespace Interlock.Bench.Soak;

/// <summary>Judges in which states the sessions ended.</summary>
internal sealed class SoakEnds(
    IReadOnlyList<SoakPlan> plans,
    IReadOnlyDictionary<string, string> states,
    IReadOnlyDictionary<string, bool> struck
)
{
    private static readonly string[] Ended = ["completed", "failed", "timed_out", "stopped", "lost", "idle"];

    public IEnumerable<SoakRow> Rows()
    {
        var open = states.Where(pair => !Ended.Contains(pair.Value, StringComparer.Ordinal)).ToList();
        yield return new(
            "sessions in no end state",
            open.Count,
            0,
            Names(open.Select(pair => $"{pair.Key} {pair.Value}"))
        );
        var wrong = plans.Where(plan => !Expected(plan).Contains(StateOf(plan), StringComparer.Ordinal)).ToList();
        yield return new(
            "sessions in an end state that their fate does not explain",
            wrong.Count,
            0,
            Names(wrong.Select(plan => $"{plan.Name} {plan.Fate} {StateOf(plan)}"))
        );
    }

    /// <summary>How many sessions their fate did not find at work: a soak in which nothing befalls anybody proves nothing.</summary>
    public SoakRow Missed()
    {
        var missed = plans.Where(plan => !struck.GetValueOrDefault(plan.Name)).ToList();
        return new(
            "sessions that were over before their fate came",
            missed.Count,
            plans.Count / 20,
            Names(missed.Select(plan => $"{plan.Name} {plan.Fate} {StateOf(plan)}"))
        );
    }

    private string StateOf(SoakPlan plan) => states.GetValueOrDefault(plan.Name, "never begun");

    // A session that was resumed ended well, whatever befell it before; one that was over before its fate came too.
    private string[] Expected(SoakPlan plan)
    {
        if (plan.Resumed && plan.Fate is not Fate.AskedAndStopped)
            return ["completed"];
        if (!struck.GetValueOrDefault(plan.Name))
            return ["completed"];
        return plan.Fate switch
        {
            // The process that was killed may be one that the agent does without.
            Fate.AgentKilled => ["failed", "completed"],
            Fate.WorkerKilled => ["lost"],
            Fate.CallerKilled => ["stopped"],
            Fate.Interrupted => ["idle"],
            Fate.Stopped or Fate.AskedAndStopped => ["stopped"],
            _ => ["completed"],
        };
    }

    private static string Names(IEnumerable<string> found) =>
        found.Take(5).ToList() is { Count: > 0 } few ? $" ({string.Join("; ", few)})" : "";
}
