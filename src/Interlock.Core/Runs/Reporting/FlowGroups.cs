using System.Globalization;
using System.Text.Json;

namespace Interlock.Core.Runs.Reporting;

/// <summary>
/// The groups and child workflows of a script, and its lanes. Who waited for whom is inferred: in a lane, what begins
/// followed what ended there since; groups and children count as one thing in the lane that they were called from.
/// </summary>
/// <param name="nodes">Where groups are made.</param>
internal sealed class FlowGroups(ReportNodes nodes)
{
    private readonly Lane top = new(null, null);
    private readonly Dictionary<(string Group, int Item), Lane> branches = [];
    private readonly Dictionary<string, (ReportGroup Group, Lane Caller)> byName = new(StringComparer.Ordinal);
    private readonly Dictionary<string, ReportGroup> byPath = new(StringComparer.Ordinal);

    /// <summary>Adds an event of a group or a child; others count for nothing.</summary>
    internal void Add(StoryEvent news)
    {
        switch (news.Type)
        {
            case "group.started" when EventText.Word(news.Data, "group") is { } name:
                Begin(news, name, EventText.Word(news.Data, "kind") ?? "group", nodes.Text.Text(news.Data, "label"));
                break;
            case "group.ended" when EventText.Word(news.Data, "group") is { } name:
                End(news, name);
                break;
            case "workflow.started" when EventText.Small(news.Data, "number") is { } number:
                Begin(news, Child(number), "workflow", nodes.Text.Text(news.Data, "name"));
                break;
            case "workflow.ended" when EventText.Small(news.Data, "number") is { } number:
                End(news, Child(number));
                break;
        }
    }

    /// <summary>The lane of a step: as its labels say, else as its place in the script does.</summary>
    internal Lane LaneOf(JsonElement labels, string scope)
    {
        if (EventText.Word(labels, "group") is { } name && byName.TryGetValue(name, out var known))
            return Branch(known.Group, Number(EventText.Word(labels, "item")));
        if (EventText.Word(labels, "workflow") is { } child && byName.TryGetValue($"workflow {child}", out known))
            return Branch(known.Group, 0);
        return At(scope);
    }

    /// <summary>Ids that a thing followed which begins in a lane now.</summary>
    internal IReadOnlyList<string> Enter(Lane lane, long at) =>
        lane.Enter(many =>
        {
            var join = nodes.BeginGroup("join", null, at);
            (join.Deps, join.End, join.Parent, join.Item, join.Ok) = (many, at, lane.Group, lane.Item, true);
            return join.Id;
        });

    private void Begin(StoryEvent news, string name, string kind, string? label)
    {
        if (byName.ContainsKey(name))
            return;
        var scope = EventText.Word(news.Data, "scope") ?? "";
        var lane =
            EventText.Word(news.Data, "parent") is { } parent && byName.TryGetValue(parent, out var around)
                ? Branch(around.Group, EventText.Small(news.Data, "item") ?? 0)
                : At(scope);
        var deps = Enter(lane, news.At);
        var group = nodes.BeginGroup(kind, label, news.At);
        (group.Parent, group.Item, group.Deps) = (lane.Group, lane.Item, deps);
        group.Phase = nodes.Text.Text(news.Data, "phase");
        (group.Count, group.Stages) = (EventText.Small(news.Data, "count"), EventText.Small(news.Data, "stages"));
        byName[name] = (group, lane);
        byPath[Join(scope, kind == "workflow" ? $"workflow:{label}" : kind)] = group;
    }

    private void End(StoryEvent news, string name)
    {
        if (!byName.TryGetValue(name, out var known) || known.Group.End is not null)
            return;
        known.Group.End = news.At;
        known.Group.Ok = EventText.Flag(news.Data, "ok");
        known.Caller.Leave(known.Group.Id);
    }

    // The longest beginning of the path that is a group; the segment behind it is the branch.
    private Lane At(string scope)
    {
        for (var end = scope.Length; end > 0; end = scope.LastIndexOf('/', end - 1))
            if (byPath.TryGetValue(scope[..end], out var group))
            {
                var rest = end < scope.Length ? scope[(end + 1)..] : "";
                return Branch(group, Number(rest.Split('/')[0]));
            }
        return top;
    }

    private Lane Branch(ReportGroup group, int item)
    {
        if (!branches.TryGetValue((group.Id, item), out var lane))
            branches[(group.Id, item)] = lane = new Lane(group.Id, item);
        return lane;
    }

    private static int Number(string? text) =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : 0;

    private static string Child(int number) => $"workflow {number.ToString(CultureInfo.InvariantCulture)}";

    private static string Join(string scope, string segment) => scope.Length == 0 ? segment : $"{scope}/{segment}";
}
