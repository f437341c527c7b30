using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Interlock.Core.Journal;
using Interlock.Core.Runs;

namespace Interlock.Bench.Benchmarks;

/// <summary>The journal of a workflow with many agents in ten phases: groups of up to a thousand, prompts and answers of 500 characters.</summary>
internal static class LargeRun
{
    /// <summary>Writes it.</summary>
    public static async Task<RunFolder> CreateAsync(string folder, int count)
    {
        var run = new RunFolder(folder);
        Directory.CreateDirectory(run.Sessions);
        await using var journal = await RunJournal.OpenAsync(
            run.Journal,
            new JournalOptions(TimeProvider.System),
            CancellationToken.None
        );
        var appends = new List<Task>();
        Append(
            "run.started",
            new()
            {
                ["run"] = run.Id,
                ["loop"] = "workflow",
                ["request"] = "a large workflow",
            }
        );
        var size = Math.Max(1, count / 10);
        for (var first = 0; first < count; first += size)
            Group(first / size, first, Math.Min(size, count - first));
        Append(
            "run.completed",
            new()
            {
                ["outcome"] = "completed",
                ["exit"] = 0,
                ["verdict"] = "not_run",
            }
        );
        await Task.WhenAll(appends);
        return run;

        void Group(int number, int first, int size)
        {
            var name = $":parallel#{Text(number + 1)}";
            Append(
                "group.started",
                new()
                {
                    ["group"] = name,
                    ["kind"] = "parallel",
                    ["count"] = size,
                    ["scope"] = "",
                    ["phase"] = $"Phase {Text(number)}",
                }
            );
            for (var i = 0; i < size; i++)
                Node(name, number, i, $"node {Text(first + i)}");
            Append("group.ended", new() { ["group"] = name, ["ok"] = true });
        }

        void Node(string group, int phase, int item, string label)
        {
            var key = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(label))) + "#1";
            var words = string.Concat(Enumerable.Repeat($"{label} does it well; ", 500 / (label.Length + 15)));
            Append(
                "step.started",
                new()
                {
                    ["key"] = key,
                    ["scope"] = $"parallel/{Text(item)}",
                    ["kind"] = "node",
                    ["labels"] = new JsonObject
                    {
                        ["label"] = label,
                        ["agent"] = "claude:opus",
                        ["phase"] = $"Phase {Text(phase)}",
                        ["group"] = group,
                        ["item"] = Text(item),
                    },
                }
            );
            Append(
                "node.started",
                new()
                {
                    ["step"] = key,
                    ["agent"] = "claude:opus",
                    ["prompt"] = words,
                }
            );
            Append(
                "step.completed",
                new()
                {
                    ["key"] = key,
                    ["result"] = new JsonObject
                    {
                        ["text"] = words,
                        ["total"] = new JsonObject
                        {
                            ["input"] = 12_000,
                            ["output"] = 700,
                            ["money"] = 0.08,
                            ["quality"] = "exact",
                        },
                        ["attempts"] = 1,
                        ["seconds"] = 12.5,
                        ["agent"] = "claude:opus",
                        ["model"] = "claude-opus-4",
                        ["session"] = "5f1c",
                    },
                }
            );
        }

        void Append(string type, JsonObject data) =>
            appends.Add(journal.AppendAsync(type, JsonElement.Parse(data.ToJsonString())).AsTask());
    }

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);
}
