using System.Text.Json;
using System.Text.Json.Nodes;
using Interlock.Agents.Catalog;
using Interlock.Core.Configuration;
using Interlock.Core.Evidence;
using Interlock.Loops.Ship;
using Interlock.Loops.Ship.Prompts;
using Interlock.Loops.Workflows.Nodes;
using Interlock.Loops.Workflows.Script;

namespace Interlock.Loops.Workflows.Ships;

/// <summary>Reads <c>ship({...})</c>: what <c>interlock ship</c> takes as options, by the same words.</summary>
/// <param name="run">The workflow run.</param>
/// <param name="agents">Says which agents a script may name.</param>
/// <param name="isConfined">Whether a command that a script brings can be held back.</param>
internal sealed class ShipCall(WorkflowOptions run, NodeAgents agents, bool isConfined)
{
    private static readonly string[] Known =
    [
        .. (ReadOnlySpan<string>)["request", "tasks", "checks", "agent", "runtime", "planner", "reviewers", "land"],
        .. (ReadOnlySpan<string>)["maxRounds", "message", "label", "turnTimeout", "allowDirty", "allowSharedFiles"],
    ];

    private static readonly string[] ReviewerOptions = ["name", "label", "agent", "runtime", "perspective"];

    /// <summary>The options of the ship, or the author's mistake.</summary>
    public (ShipOptions? Options, string? Mistake) Read(JsonElement raw)
    {
        var list = new OptionList("ship()", raw, Known);
        var agent = Agent(list, list.Text("agent", "runtime"));
        var own = agent ?? Resolve(run.Ship.Agent ?? run.Agent);
        var options = new ShipOptions
        {
            Request = list.Text("request"),
            Tasks = Tasks(list),
            Checks = Checks(list),
            Agent = own,
            Planner = Agent(list, list.Text("planner")) ?? agent ?? Resolve(run.Ship.Planner ?? run.Agent),
            Reviewers = Reviewers(list, agent),
            AgentEnvironment = run.AgentEnvironment,
            StrictCommands = run.StrictCommands,
            Questions = run.Questions,
            Prices = run.Prices,
            Land = Land(list) ?? run.Ship.Land,
            Message = list.Text("message"),
            MaxRounds = list.Count("maxRounds") ?? run.Ship.MaxRounds,
            MaxAgents = run.Concurrency,
            TurnTimeout = list.Duration("turnTimeout", TimeSpan.FromSeconds(1)) ?? run.TurnTimeout,
            Setup = run.Setup,
            AllowDirty = IsTrue(list, "allowDirty"),
            AllowSharedFiles = IsTrue(list, "allowSharedFiles"),
            CallerDirectory = run.CallerDirectory,
        };
        if (options is { Request: null, Tasks: null })
            list.Refuse("ship() needs a 'request' or 'tasks'");
        return list.Mistake is { } mistake ? (null, mistake) : (options, null);
    }

    private string Resolve(string name) => AgentNames.Resolve(name, run.Auto ?? run.Agent);

    private string? Agent(OptionList list, string? name)
    {
        if (name is null)
            return null;
        if (agents.Check(name) is { } refused)
            list.Refuse($"ship(): {refused.Message} {refused.Remedy}");
        return Resolve(name);
    }

    private string? Tasks(OptionList list)
    {
        if (list.Value("tasks", "an array of tasks", JsonValueKind.Array) is not { } tasks)
            return null;
        foreach (var task in tasks.EnumerateArray().Where(task => task.ValueKind == JsonValueKind.Object))
            if (task.TryGetProperty("agent", out var agent) && agent.ValueKind == JsonValueKind.String)
                Agent(list, ScriptText.Of(agent));
        return new JsonObject { ["tasks"] = JsonNode.Parse(tasks.GetRawText()) }.ToJsonString();
    }

    // Names of the repository's checks, or commands of the script's own by name; those only where they can be confined.
    private IReadOnlyList<CheckDefinition> Checks(OptionList list)
    {
        switch (list.Value("checks", "names, or commands by name", JsonValueKind.Array, JsonValueKind.Object))
        {
            case null:
                return run.Checks;
            case { ValueKind: JsonValueKind.Array } names:
                var known = run.Checks.Select(check => check.Name).ToList();
                foreach (var name in names.EnumerateArray().Select(ScriptText.Of).Where(name => !known.Contains(name)))
                    list.Refuse($"ship(): there is no check '{name}'{NearestName.Hint(name, known)}");
                var asked = names.EnumerateArray().Select(ScriptText.Of).ToHashSet(StringComparer.Ordinal);
                return [.. run.Checks.Where(check => asked.Contains(check.Name))];
            case { } commands:
                if (!isConfined)
                    list.Refuse("ship(): checks with commands of the script need confinement; give them with --check");
                foreach (var check in commands.EnumerateObject())
                    if (!CheckName.IsValid(check.Name) || check.Value.ValueKind != JsonValueKind.String)
                        list.Refuse($"ship(): '{check.Name}' must be {CheckName.Rule}, and its command a string");
                return
                [
                    .. commands
                        .EnumerateObject()
                        .Select(check => new CheckDefinition(
                            check.Name,
                            ScriptText.Of(check.Value),
                            ConfigurationReader.DefaultCheckTimeout
                        )),
                ];
        }
    }

    private List<ReviewerSpec> Reviewers(OptionList list, string? agent)
    {
        var own = agent ?? Resolve(run.Agent);
        var panel = new List<ReviewerSpec>();
        if (
            list.Value("reviewers", "an array of agents or {name, agent, perspective}", JsonValueKind.Array) is
            { } given
        )
            foreach (var one in given.EnumerateArray())
                panel.Add(Reviewer(list, one, panel.Count, own));
        else
            panel.AddRange(run.Ship.Reviewers.Select(one => one with { Agent = agent ?? Resolve(one.Agent) }));
        // The panel is never one pair of eyes.
        foreach (var extra in ReviewPerspective.Defaults.Where(one => panel.TrueForAll(r => r.Name != one.Name)))
            if (panel.Count < 2)
                panel.Add(new ReviewerSpec(extra.Name, extra.Instruction, own));
        return panel;
    }

    private ReviewerSpec Reviewer(OptionList list, JsonElement one, int number, string own)
    {
        var standard = ReviewPerspective.Defaults[number % ReviewPerspective.Defaults.Count];
        if (one.ValueKind == JsonValueKind.String)
            return new ReviewerSpec(
                $"{standard.Name}-{number + 1}",
                standard.Instruction,
                Agent(list, ScriptText.Of(one))!
            );
        var options = new OptionList("a reviewer of ship()", one, ReviewerOptions);
        var name = options.Text("name", "label") ?? $"reviewer-{number + 1}";
        var look =
            options.Text("perspective") ?? ReviewPerspective.Defaults.FirstOrDefault(d => d.Name == name)?.Instruction;
        if (options.Mistake is { } mistake)
            list.Refuse(mistake);
        return new ReviewerSpec(
            name,
            look ?? standard.Instruction,
            Agent(list, options.Text("agent", "runtime")) ?? own
        );
    }

    private static string? Land(OptionList list)
    {
        if (list.Text("land") is not { } land)
            return null;
        if (LandText.Parse(land) is null)
            list.Refuse(
                $"option 'land' of ship() {LandText.Rule}, not '{land}'{NearestName.Hint(land, LandText.Modes)}"
            );
        return land;
    }

    private static bool IsTrue(OptionList list, string name) =>
        list.Value(name, "true or false", JsonValueKind.True, JsonValueKind.False) is { ValueKind: JsonValueKind.True };
}
