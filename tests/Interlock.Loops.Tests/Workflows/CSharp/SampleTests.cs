using System.Text.Json;
using Interlock.Loops.Workflows.Host;
using Interlock.Loops.Workflows.Script;
using Xunit;

namespace Interlock.Loops.Tests.Workflows.CSharp;

public sealed class SampleTests
{
    [Fact(Timeout = 120_000)]
    public async Task The_audit_keeps_only_findings_that_nobody_refuted()
    {
        var engine = new Engine
        {
            Agent = (call, _) =>
                Task.FromResult(
                    Engine.Json(
                        call.Prompt.StartsWith("Read", StringComparison.Ordinal)
                            ? """{"findings":[{"line":1,"problem":"p"},{"line":2,"problem":"q"}]}"""
                        : call.Prompt.Contains("line 1", StringComparison.Ordinal) ? """{"refuted":true,"reason":"r"}"""
                        : """{"refuted":false,"reason":"r"}"""
                    )
                ),
        };
        var value = await RunAsync("audit-files.cs", """{"files":["a","b"]}""", engine);
        Assert.Equal("""{"stood":[{"line":2,"problem":"q"},{"line":2,"problem":"q"}]}""", value);
        Assert.Equal(["Look", "Doubt"], engine.Agents.Select(call => call.Options.Phase!).Distinct());
    }

    [Theory(Timeout = 120_000)]
    [InlineData(true, """{"ok":true,"blockers":[]}""")]
    [InlineData(false, """{"ok":false,"blockers":["b"]}""")]
    public async Task Pages_land_only_when_they_pass_review(bool approved, string expected)
    {
        var engine = new Engine
        {
            Agent = (_, _) =>
                Task.FromResult(
                    Engine.Json(
                        """{"text":"t","worktree":{"changed":true,"files":["x"],"diff":"","base":"b","tree":"t"}}"""
                    )
                ),
            Effect = (call, _) =>
                Task.FromResult(
                    Engine.Json(
                        call.Effect == ScriptEffect.ReviewDiffs
                            ? $$"""{"ok":true,"decision":"approve","applyReady":{{(approved ? "true" : "false")}},"files":[],"blockers":[{{(approved ? "" : "\"b\"")}}],"risks":[],"owner_questions":[],"reviews":[]}"""
                            : """{"ok":true,"applied":1,"failed":0,"partial":false,"results":[]}"""
                    )
                ),
        };
        Assert.Equal(expected, await RunAsync("ship-docs.cs", """{"topics":["install"]}""", engine));
        Assert.Equal(approved, engine.Effects.Any(call => call.Effect == ScriptEffect.ApplyDiffs));
    }

    private static async Task<string> RunAsync(string sample, string input, Engine engine)
    {
        var opened = await Compiled.OpenAsync(await File.ReadAllTextAsync(Path.Combine(Samples(), sample)));
        Assert.True(
            opened.Host is not null,
            opened.Failure?.Message ?? string.Join("; ", opened.Script?.Problems ?? [])
        );
        await using var host = opened.Host;
        Assert.Equal(Path.GetFileNameWithoutExtension(sample), opened.Script!.Name);
        Assert.Equal(ScriptForm.Program, opened.Script.Form);
        var end = await host.RunAsync(
            opened.Script,
            new ScriptInput(JsonElement.Parse(input), "run-1"),
            engine,
            TestContext.Current.CancellationToken
        );
        Assert.True(end.Error is null, end.Error?.ToString());
        return end.Value!.Value.GetRawText();
    }

    private static string Samples()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
            if (File.Exists(Path.Combine(folder.FullName, "Interlock.slnx")))
                return Path.Combine(folder.FullName, "samples");
        throw new DirectoryNotFoundException("samples");
    }
}
