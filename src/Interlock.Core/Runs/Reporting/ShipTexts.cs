using System.Text.Json;

namespace Interlock.Core.Runs.Reporting;

/// <summary>What the engine's own steps of a ship run say, in lines for people.</summary>
/// <param name="text">Cleans texts.</param>
internal sealed class ShipTexts(EventText text)
{
    /// <summary>The tasks of a plan.</summary>
    internal string Plan(JsonElement plan) =>
        Lines(
            EventText
                .Items(plan, "tasks")
                .Select(task => $"{Part(task, "id")}: {List(task, "files", ", ")} - {Part(task, "title")}")
        );

    /// <summary>The paths that could not be merged, and whose they are; empty when there are none.</summary>
    internal string Conflicts(JsonElement combination) =>
        Lines(
            EventText
                .Items(combination, "conflicts")
                .Select(one => $"{List(one, "files", ", ")}: {List(one, "tasks", " and ")}")
        );

    /// <summary>What stood against a round, who has to answer it, and why.</summary>
    internal string Decision(JsonElement round) =>
        Lines(EventText.Items(round, "blockers").Select(Blocker).Append(Part(round, "reason")));

    private string Blocker(JsonElement blocker)
    {
        var line = EventText.Small(blocker, "line") is { } number ? $":{number}" : "";
        var aim = List(blocker, "tasks", ", ") is { Length: > 0 } tasks ? $" -> {tasks}" : "";
        return $"{Part(blocker, "source")} {Part(blocker, "file")}{line}: {Part(blocker, "problem")}{aim}";
    }

    private string Part(JsonElement data, string name) => text.Text(data, name) ?? "";

    private string List(JsonElement data, string name, string between) => string.Join(between, text.Texts(data, name));

    private static string Lines(IEnumerable<string> lines) => string.Join('\n', lines.Where(line => line.Length > 0));
}
