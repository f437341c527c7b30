using System.Text.Json;
using Interlock.Core.Text;

namespace Interlock.Core.Runs.Reporting;

/// <summary>What the events of a workflow mean: its agents, the engine's own steps, and the groups that they are in.</summary>
/// <param name="nodes">The nodes.</param>
internal sealed class FlowStory(ReportNodes nodes) : IStory
{
    private static readonly string[] Shown = ["node", "step", "check", "apply", "sleep"];
    private readonly NodeFacts facts = new(nodes.Text, nodes.Budget);
    private readonly FlowGroups groups = new(nodes);
    private readonly Dictionary<ReportNode, Lane> lanes = [];
    private readonly Dictionary<string, (ReportGroup Group, Lane Lane)> ships = new(StringComparer.Ordinal);

    /// <summary>Runs that are parts of this one, by the name of the step, with the group that each is.</summary>
    internal IEnumerable<(string Step, ReportGroup Group)> Parts =>
        ships
            .Where(ship => ship.Key.Length > 65)
            .Select(ship => ($"{ship.Key[..16]}-{ship.Key[65..]}", ship.Value.Group));

    /// <inheritdoc/>
    public void Add(StoryEvent news)
    {
        switch (news.Type)
        {
            case "step.started":
                Ask(news);
                break;
            case "step.completed":
                End(news);
                break;
            case "node.started" when Node(news.Data) is { } node:
                Start(node, news);
                break;
            case "node.waiting" when Node(news.Data) is { } node:
                node.State = NodeState.Waiting;
                break;
            case "node.resumed" when Node(news.Data) is { } node:
                node.State = NodeState.Running;
                break;
            case "turn.stopped" when Node(news.Data) is { } node:
                facts.Stopped(node, news.Data, news.At);
                break;
            default:
                groups.Add(news);
                break;
        }
    }

    private void Ask(StoryEvent news)
    {
        var (key, kind) = (EventText.Word(news.Data, "key"), EventText.Word(news.Data, "kind"));
        if (key is not null && kind == "ship")
            AskShip(key, news);
        if (key is null || !Shown.Contains(kind, StringComparer.Ordinal))
            return;
        if (nodes.Begin(key, kind == "node" ? "agent" : kind!, news.At) is not { } node)
            return;
        var labels = EventText.Member(news.Data, "labels");
        var scope = EventText.Word(news.Data, "scope") ?? "";
        var lane = groups.LaneOf(labels, scope);
        (node.Group, node.Item, node.Deps) = (lane.Group, lane.Item, groups.Enter(lane, news.At));
        lanes[node] = lane;
        node.Label = nodes.Text.Text(labels, "label") ?? kind;
        node.Phase = nodes.Text.Text(labels, "phase");
        node.At = nodes.Text.Text(labels, "at");
        node.Task = nodes.Text.Text(labels, "agentType");
        if (kind != "node")
            return;
        node.Agent = nodes.Text.Text(labels, "agent");
        node.ModelAsked = nodes.Text.Text(labels, "model") ?? AgentModel.Of(node.Agent);
        // Nothing is at work before a slot is free.
        (node.State, node.Start) = (NodeState.Waiting, null);
        if (key.Length > 65 && nodes.Files.FolderOf($"{key[..16]}-{key[65..]}") is { } folder)
            node.Session = new ReportSession(null, folder);
    }

    private void AskShip(string key, StoryEvent news)
    {
        if (ships.ContainsKey(key))
            return;
        var labels = EventText.Member(news.Data, "labels");
        var lane = groups.LaneOf(labels, EventText.Word(news.Data, "scope") ?? "");
        var deps = groups.Enter(lane, news.At);
        var group = nodes.BeginGroup("ship", nodes.Text.Text(labels, "label"), news.At);
        (group.Parent, group.Item, group.Deps) = (lane.Group, lane.Item, deps);
        ships[key] = (group, lane);
    }

    private void Start(ReportNode node, StoryEvent news)
    {
        node.State = NodeState.Running;
        node.Start ??= news.At;
        node.Agent = nodes.Text.Text(news.Data, "agent") ?? node.Agent;
        node.ModelAsked = nodes.Text.Text(news.Data, "model") ?? node.ModelAsked;
        node.Prompt ??= nodes.Budget.Keep(nodes.Text.Whole(news.Data, "prompt"));
        if (nodes.Text.Texts(news.Data, "remarks") is { Count: > 0 } remarks)
            node.Remarks = [.. remarks.Take(20).Select(remark => ExternalText.Line(remark, 500))];
    }

    private void End(StoryEvent news)
    {
        if (
            EventText.Word(news.Data, "key") is { } key
            && ships.TryGetValue(key, out var ship)
            && ship.Group.End is null
        )
        {
            var value = EventText.Member(EventText.Member(news.Data, "result"), "value");
            (ship.Group.End, ship.Group.Ok) = (news.At, EventText.Flag(value, "ok"));
            ship.Lane.Leave(ship.Group.Id);
        }
        if (nodes.Find(EventText.Word(news.Data, "key")) is not { } node || !lanes.Remove(node, out var lane))
            return;
        var result = EventText.Member(news.Data, "result");
        nodes.End(node, result, news.At);
        node.Start ??= node.Asked;
        if (node.Kind == "check")
            CheckFacts.Read(node, result, nodes);
        else if (node.Kind != "agent" && result.ValueKind != JsonValueKind.Undefined)
            node.Object ??= nodes.Budget.Keep(nodes.Text.CleanWhole(result.GetRawText()));
        lane.Leave(node.Id);
    }

    private ReportNode? Node(JsonElement data) => nodes.Find(EventText.Word(data, "step"));
}
