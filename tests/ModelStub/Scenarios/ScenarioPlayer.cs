namespace Interlock.ModelStub.Scenarios;

/// <summary>Knows how far each conversation is, and gives the next step.</summary>
internal sealed class ScenarioPlayer(Scenario scenario)
{
    private readonly Lock gate = new();
    private readonly Dictionary<(string Session, int Turn, bool HasTools), Position> positions = [];
    private readonly Dictionary<Rule, int> used = new(ReferenceEqualityComparer.Instance);

    public Reply Next(Conversation request)
    {
        lock (gate)
        {
            var hasTools = request.Tools.Count > 0;
            var key = (request.Session, request.Prompts.Count, hasTools);
            if (!positions.TryGetValue(key, out var position))
            {
                if (Choose(request) is not { } rule)
                    return new Reply(NoRule(request), 0);
                positions[key] = position = new Position(hasTools ? rule : WithoutTools(rule));
            }

            return position.Advance();
        }
    }

    // Agents ask for titles and summaries beside their work; a model without tools only talks.
    private static Rule WithoutTools(Rule rule) =>
        rule with
        {
            Steps = [.. rule.Steps.Where(step => step.IsMessage || step.IsFault)],
        };

    private Rule? Choose(Conversation request)
    {
        var rule = scenario.Rules.FirstOrDefault(r =>
            r.Fits(request) && used.GetValueOrDefault(r) < (r.Times ?? int.MaxValue)
        );
        if (rule is not null)
            used[rule] = used.GetValueOrDefault(rule) + 1;
        return rule;
    }

    // A hole in a scenario must fail the test that has it, not answer something plausible.
    private static Step NoRule(Conversation request) =>
        new() { Status = 400, Body = $"the scenario has no rule for this prompt: {Start(request.LatestPrompt)}" };

    private static string Start(string text) => text.Length <= 200 ? text : text[..200];

    private sealed class Position(Rule rule)
    {
        private static readonly Step Done = new() { Say = "Done." };
        private int next;
        private int answers;

        public Reply Advance()
        {
            var last = rule.Steps.Count > 0 ? rule.Steps[^1] : Done;
            var step =
                next < rule.Steps.Count ? rule.Steps[next]
                : last.IsMessage ? last
                : Done;
            if (!step.Forever)
                next++;
            return new Reply(step, step.IsFault ? answers : answers++);
        }
    }
}
