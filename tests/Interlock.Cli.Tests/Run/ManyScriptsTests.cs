using System.Text.Json;
using System.Text.RegularExpressions;
using Interlock.TestKit;

namespace Interlock.Cli.Tests.Run;

/// <summary>
/// Scripts of many shapes, dry and with a command agent: the scripts by which the language is tested, all in one run as
/// its children, so that they share its slots, its journal and its process.
/// </summary>
public sealed partial class ManyScriptsTests
{
    private const string Everything = """
        const results = {};
        await parallel(args.map(({ name, input }) => async () => {
          try {
            results[name] = { value: (await workflow(name, input)) ?? null };
          } catch (error) {
            results[name] = { error: error.message };
          }
        }));
        return results;
        """;

    private const string Worker = """
        if prompt.startswith("fail"): sys.exit(3)
        if "INTERLOCK_SCHEMA" in os.environ: print('{"answer": "%s"}' % prompt.split("\n")[0])
        else: print("did: " + prompt, end="")
        """;

    // Their values are those of a test's own engine, or name agents that are not here.
    private static readonly string[] OfTheirOwn =
    [
        "checkpoint-and-check",
        "now-and-random",
        "old-aliases",
        "snapshot",
        "worktree",
        "child-globals-are-its-own",
        "child-missing",
    ];

    private static readonly string Folder = Path.Combine(
        ThisRepository.Root,
        "tests/Interlock.Loops.Tests/Workflows/Scripts"
    );

    [Fact(Timeout = 120_000)]
    public async Task Scripts_of_many_shapes_run_dry_and_with_a_command_agent()
    {
        var scripts = Directory
            .GetFiles(Folder, "*.js")
            .Select(file => new Shape(Path.GetFileNameWithoutExtension(file), File.ReadAllText(file)))
            .Where(shape => !OfTheirOwn.Contains(shape.Name))
            .OrderBy(shape => shape.Name, StringComparer.Ordinal)
            .ToList();
        Assert.InRange(scripts.Count, 45, 200);
        using var flow = new Flow(Everything, Worker);
        foreach (var shape in scripts)
            shape.WriteTo(flow.Repository);
        var input = $"[{string.Join(",", scripts.Select(shape => shape.Input))}]";

        var (exit, dry) = await flow.RunAsync("--dry-run", "--input", input);
        Assert.True(exit == 0, $"{dry}");
        Assert.Equal(
            scripts.Select(shape => shape.Name),
            dry.GetProperty("result").EnumerateObject().Select(one => one.Name).Order(StringComparer.Ordinal)
        );
        Assert.InRange(dry.GetProperty("agents").GetInt32(), 40, 400);
        Assert.Empty(flow.Asked);

        (exit, var real) = await flow.RunAsync("--input", input);
        Assert.True(exit == 0, $"{real}");
        var results = real.GetProperty("result");
        Assert.All(scripts, shape => shape.Check(results.GetProperty(shape.Name)));
    }

    /// <summary>A script; its last lines say what must come out (see <c>DialectTests</c>).</summary>
    private sealed record Shape(string Name, string Text)
    {
        public string Input => $$"""{"name":"{{Name}}","input":{{Says("args").SingleOrDefault() ?? "null"}}}""";

        public void WriteTo(TestRepository repository)
        {
            repository.Write($".interlock/workflows/{Name}.js", Text);
            foreach (var child in Says("child"))
                repository.Write($".interlock/workflows/{child.Split(' ')[0]}.js", child[(child.IndexOf(' ') + 1)..]);
        }

        public void Check(JsonElement result)
        {
            if (Says("value").SingleOrDefault() is { } value)
                Assert.True(
                    result.TryGetProperty("value", out var got)
                        && JsonElement.DeepEquals(JsonElement.Parse(value), got),
                    $"{Name}: {result}"
                );
            else
                Assert.True(
                    result.TryGetProperty("error", out var error)
                        && $"{error}".Contains(Place().Replace(Says("error").Single(), ""), StringComparison.Ordinal),
                    $"{Name}: {result}"
                );
        }

        private IEnumerable<string> Says(string word) =>
            Text.Split('\n')
                .Where(line => line.StartsWith($"//? {word} ", StringComparison.Ordinal))
                .Select(line => line.Split(' ', 3)[2].TrimEnd('\r'));
    }

    // A child's error comes without the place that a main script's has.
    [GeneratedRegex(@"^(?:\S+:\d+:\d+ )?(?:\S+:\d+:\d+: )?", RegexOptions.None, 1000)]
    private static partial Regex Place();
}
