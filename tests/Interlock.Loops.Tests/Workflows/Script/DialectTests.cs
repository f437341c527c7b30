using System.Text.Json;
using System.Text.Json.Nodes;
using Interlock.Loops.Workflows.Host;
using Xunit;

namespace Interlock.Loops.Tests.Workflows.Script;

/// <summary>
/// Every script in <c>Workflows/Scripts</c>, run in the real host. Its last lines say what must come out:
/// <c>//? value JSON</c> or <c>//? error PLACE MESSAGE</c>, with <c>//? args JSON</c> and <c>//? child NAME SOURCE</c>.
/// </summary>
public sealed class DialectTests
{
    private static readonly string Folder = Path.Combine(AppContext.BaseDirectory, "Workflows", "Scripts");

    public static TheoryData<string> Scripts =>
        [
            .. Directory
                .GetFiles(Folder, "*.js")
                .Select(file => Path.GetFileNameWithoutExtension(file)!)
                .Order(StringComparer.Ordinal),
        ];

    [Theory(Timeout = 60_000)]
    [MemberData(nameof(Scripts))]
    public async Task A_script_of_the_dialect_does_what_its_author_means(string name)
    {
        var source = await File.ReadAllTextAsync(Path.Combine(Folder, $"{name}.js"));
        var says = source
            .Split('\n')
            .Where(line => line.StartsWith("//? ", StringComparison.Ordinal))
            .ToLookup(Word, Rest);
        var engine = new Engine { Agent = Answer, Effect = Carry };
        foreach (var child in says["child"])
            engine.Children[child.Split(' ')[0]] = child[(child.IndexOf(' ', StringComparison.Ordinal) + 1)..];
        var end = await Scripted.RunAsync(source, engine, says["args"].SingleOrDefault() ?? "null");
        if (says["value"].SingleOrDefault() is { } value)
        {
            Assert.True(end.Error is null, end.Error?.ToString());
            Assert.True(
                JsonElement.DeepEquals(JsonElement.Parse(value), end.Value!.Value),
                end.Value.Value.GetRawText()
            );
            return;
        }

        Assert.True(end.Error is not null, $"it returned {end.Value}");
        var shown = $"{end.Error.File}:{end.Error.Line}:{end.Error.Column} {end.Error.Message}";
        Assert.Contains(says["error"].Single(), shown, StringComparison.Ordinal);
    }

    private static string Word(string line) => line.Split(' ')[1];

    private static string Rest(string line) => line.Split(' ', 3)[2].TrimEnd('\r');

    private static Task<ScriptAnswer> Answer(AgentCall call, CancellationToken cancellation)
    {
        if (call.Prompt.StartsWith("fail", StringComparison.Ordinal))
            return Task.FromResult(Engine.Json("""{"ok":false,"error":{"category":"agent_failed"}}"""));
        if (call.Options.Schema is not null)
            return Task.FromResult(Engine.Json(new JsonObject { ["answer"] = call.Prompt }.ToJsonString()));
        if (call.Options.IsIsolated)
            return Task.FromResult(
                Engine.Json("""{"text":"did: change","worktree":{"changed":true,"files":["a.txt"]}}""")
            );
        return Task.FromResult(Engine.Text($"did: {call.Prompt}"));
    }

    private static async Task<ScriptAnswer> Carry(EffectCall call, CancellationToken cancellation)
    {
        if (call.Effect == ScriptEffect.Sleep)
            await Task.Delay(
                TimeSpan.FromMilliseconds(call.Arguments.GetProperty("milliseconds").GetDouble()),
                cancellation
            );
        return ScriptAnswer.Of(call.Arguments);
    }
}
