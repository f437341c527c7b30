using System.Text.Json;

namespace Interlock.Core.Runs.Reporting;

/// <summary>
/// What the events of <c>ship</c> and of a comparison of agents mean: plan, then rounds of implementing, combining,
/// checking, reviewing and deciding, then the landing. Who waited for whom follows from the loop itself.
/// </summary>
/// <param name="nodes">The nodes.</param>
/// <param name="around">The group that the run is, when it is a part of another, or null.</param>
internal sealed class ShipStory(ReportNodes nodes, string? around) : IStory
{
    private readonly ShipGroups groups = new(nodes, around);
    private readonly NodeFacts facts = new(nodes.Text, nodes.Budget);
    private readonly ShipTexts texts = new(nodes.Text);
    private readonly Dictionary<string, ReportNode> turns = new(StringComparer.Ordinal); // by scope
    private readonly Dictionary<string, string> work = new(StringComparer.Ordinal); // the last turn of each task
    private readonly Dictionary<string, List<string>> last = new(StringComparer.Ordinal); // by place in the loop
    private readonly Dictionary<string, ReportNode> captures = new(StringComparer.Ordinal); // by key
    private List<string> decided = []; // the plan, or the decision of the last round

    /// <inheritdoc/>
    public void Add(StoryEvent news)
    {
        switch (news.Type)
        {
            case "step.started":
                Start(news);
                break;
            case "step.completed":
                End(news);
                break;
            case "turn.stopped" when Turn(EventText.Word(news.Data, "scope")) is { } turn:
                facts.Stopped(turn, news.Data, news.At);
                turn.End = news.At;
                break;
            case "plan.accepted":
                Plan(news);
                break;
            case "review.completed":
                Review(news.Data);
                break;
            case "round.completed":
                Decide(news);
                break;
            case "landing.completed":
                Land(news, NodeState.Done);
                break;
            case "landing.blocked":
                Land(news, NodeState.Failed);
                break;
        }
    }

    private void Start(StoryEvent news)
    {
        if (EventText.Word(news.Data, "key") is not { } key || EventText.Word(news.Data, "scope") is not { } scope)
            return;
        switch (EventText.Word(news.Data, "kind"))
        {
            case "turn":
                StartTurn(news, key, scope);
                break;
            case "capture" when Turn(scope) is { } turn:
                captures[key] = turn;
                break;
            case "combine" when Begin(news, key, scope, "combine", "combine") is { } combine:
                combine.Deps = [.. work.Values];
                last[scope] = [combine.Id];
                break;
            case "check":
                StartCheck(news, key, scope);
                break;
        }
    }

    private void StartTurn(StoryEvent news, string key, string scope)
    {
        var labels = EventText.Member(news.Data, "labels");
        var role = EventText.Word(labels, "role") ?? "agent";
        var task = nodes.Text.Text(labels, "task");
        if (Begin(news, key, scope, role, task ?? nodes.Text.Text(labels, "label") ?? role) is not { } node)
            return;
        (node.Task, node.Agent) = (task, nodes.Text.Text(labels, "agent"));
        node.ModelAsked = AgentModel.Of(node.Agent);
        if (nodes.Files.FolderOf(scope.Replace('/', '.')) is { } folder)
            node.Session = new ReportSession(null, folder);
        turns[scope] = node;
        switch (role)
        {
            case "plan":
                node.Deps = Last("plan");
                last["plan"] = [node.Id];
                break;
            case "review":
                node.Deps = Last(Before(scope, "/review/"));
                break;
            default:
                node.Deps = decided;
                work[task ?? scope] = node.Id;
                last[scope] = [node.Id];
                break;
        }
    }

    private void StartCheck(StoryEvent news, string key, string scope)
    {
        var place = Before(scope, "/check/");
        if (Begin(news, key, scope, "check", scope[(scope.LastIndexOf('/') + 1)..]) is not { } check)
            return;
        check.Deps = last.GetValueOrDefault(place) ?? decided;
        last[place] = [check.Id];
    }

    private void End(StoryEvent news)
    {
        var key = EventText.Word(news.Data, "key");
        var result = EventText.Member(news.Data, "result");
        if (key is not null && captures.Remove(key, out var turn))
            facts.Captured(turn, result);
        if (nodes.Find(key) is not { State: NodeState.Running or NodeState.Interrupted } node)
            return;
        nodes.End(node, result, news.At);
        if (node.Kind == "check")
            CheckFacts.Read(node, result, nodes);
        else if (node.Kind == "combine")
            Conflicts(node, result);
    }

    private void Conflicts(ReportNode combine, JsonElement result)
    {
        if (texts.Conflicts(result) is not { Length: > 0 } conflicts)
            return;
        (combine.State, combine.Text) = (NodeState.Rejected, nodes.Budget.Keep(conflicts));
    }

    private void Plan(StoryEvent news)
    {
        if (nodes.Begin("plan", "tasks", news.At) is not { } plan)
            return;
        var count = EventText.Items(news.Data, "tasks").Count();
        (plan.Label, plan.Phase) = ($"{count} task{(count == 1 ? "" : "s")}", ShipGroups.LabelOf("ship/plan"));
        (plan.Group, plan.Deps) = (groups.Of("ship/plan", news.At), Last("plan"));
        (plan.State, plan.End, plan.Text) = (NodeState.Done, news.At, nodes.Budget.Keep(texts.Plan(news.Data)));
        decided = [plan.Id];
    }

    private void Review(JsonElement data)
    {
        var scope = $"ship/round-{EventText.Small(data, "round")}/review/{EventText.Word(data, "reviewer")}";
        if (Turn(scope) is { } review)
            review.State = EventText.Word(data, "decision") switch
            {
                "approve" => NodeState.Done,
                "needs_owner" => NodeState.Asks,
                _ => review.Failure is null ? NodeState.Rejected : NodeState.Failed,
            };
    }

    private void Decide(StoryEvent news)
    {
        var round = EventText.Small(news.Data, "round") ?? 1;
        var scope = $"ship/round-{round}";
        var decision = EventText.Word(news.Data, "decision");
        if (Begin(news, $"decision {round}", scope, "decision", decision ?? "?") is not { } node)
            return;
        var reviews = turns
            .Where(turn => turn.Key.StartsWith($"{scope}/review/", StringComparison.Ordinal))
            .Select(turn => turn.Value.Id)
            .ToList();
        node.Deps =
            reviews.Count > 0 ? reviews
            : last.TryGetValue(scope, out var checks) ? checks
            : [.. work.Values];
        node.End = news.At;
        node.State = decision switch
        {
            "approve" => NodeState.Done,
            "needs_owner" => NodeState.Asks,
            _ => NodeState.Rejected,
        };
        node.Text = nodes.Budget.Keep(texts.Decision(news.Data));
        decided = [node.Id];
    }

    private void Land(StoryEvent news, string state)
    {
        if (
            Begin(news, "landing", "ship/land-1", "landing", state == NodeState.Done ? "landed" : "blocked")
            is not { } node
        )
            return;
        var checks = last.Where(place => place.Key.StartsWith("ship/land-", StringComparison.Ordinal)).ToList();
        node.Deps = checks.Count > 0 ? checks[^1].Value : decided;
        (node.State, node.End, node.Files) = (state, news.At, nodes.Text.Texts(news.Data, "files"));
        if (FailureEvent.Read(news.Data, "failure", nodes.Text) is { } failure)
            node.Failure = new ReportFailure(failure.Class, failure.Message, failure.Remedy);
    }

    private ReportNode? Begin(StoryEvent news, string key, string scope, string kind, string label)
    {
        if (nodes.Begin(key, kind, news.At) is not { } node)
            return null;
        (node.Group, node.Label, node.Round) = (groups.Of(scope, news.At), label, ShipGroups.RoundOf(scope));
        node.Phase = ShipGroups.LabelOf(scope);
        return node;
    }

    private ReportNode? Turn(string? scope) => scope is null ? null : turns.GetValueOrDefault(scope);

    private List<string> Last(string place) => last.GetValueOrDefault(place) ?? [];

    private static string Before(string scope, string part) =>
        scope.LastIndexOf(part, StringComparison.Ordinal) is var at and >= 0 ? scope[..at] : scope;
}
