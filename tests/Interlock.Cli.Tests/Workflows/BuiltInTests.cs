using System.Text.Json;
using Interlock.Cli.Tests.Run;

namespace Interlock.Cli.Tests.Workflows;

/// <summary>The workflows that come with the program.</summary>
public sealed class BuiltInTests
{
    // Answers each question of a built-in workflow by its words; "two" goes into the file that a recipe names.
    private const string Worker = """
        import json
        def say(value): print(json.dumps(value)); sys.exit(0)
        if "Review " in prompt: say({"findings": [{"file": "a.txt", "line": 1, "problem": "is one" if "Look only for this: wrong" in prompt else "is short", "severity": "low"}]})
        if "Try to refute it" in prompt: say({"real": "is one" in prompt, "why": "looked"})
        if "Hunt for bugs" in prompt: say({"bugs": [{"file": "a.txt", "what": "one is not two"}] if "errors" in prompt else []})
        if "Is this a real bug" in prompt: say({"real": True, "proof": "cat a.txt"})
        if "Split this question" in prompt: say({"parts": ["first half", "second half"]})
        if "Look into this" in prompt: say({"answer": "yes", "sources": ["a.txt:1"], "open": []})
        if "Do this in " in prompt:
            name = prompt.split("Do this in ")[1].split(" ")[0]
            open(name, "w").write("two\n" if name == "a.txt" else "three\n")
            if "stray" in prompt: open("b.txt", "w").write("stray\n")
        print("done")
        """;

    [Theory(Timeout = 60_000)]
    [InlineData("ship", "\"make it good\"", 0)]
    [InlineData("review-changes", "null", 8)]
    [InlineData("research", "\"how?\"", 3)]
    [InlineData("migrate", """{"recipe":"x","files":["a.txt","b.txt"]}""", 2)]
    [InlineData("migrate", """{"recipe":"x"}""", 2)]
    [InlineData("bug-hunt", "null", 10)]
    public async Task A_built_in_workflow_runs_dry(string name, string input, int agents)
    {
        using var flow = new Flow("return 1;");
        var (exit, report) = await flow.CallAsync("run", name, "--input", input, "--dry-run");
        Assert.True(exit == 0, $"{report}{flow.Errors}");
        Assert.Equal(agents, report.GetProperty("agents").GetInt32());
        Assert.Equal($"built-in:{name}", report.GetProperty("script").GetString());
    }

    [Fact(Timeout = 60_000)]
    public async Task A_review_keeps_what_survived_and_drops_what_was_refuted()
    {
        using var flow = new Flow("return 1;", Worker);
        var result = await ResultAsync(flow, "review-changes", "null");
        Assert.Equal(
            "is one",
            Assert.Single(result.GetProperty("findings").EnumerateArray()).GetProperty("problem").GetString()
        );
        Assert.Equal(3, result.GetProperty("refuted").GetInt32());
    }

    [Fact(Timeout = 60_000)]
    public async Task A_question_is_split_and_answered_from_notes()
    {
        using var flow = new Flow("return 1;", Worker);
        var result = await ResultAsync(flow, "research", "\"how?\"");
        Assert.Equal(2, result.GetProperty("notes").GetArrayLength());
        Assert.Equal("done\n", result.GetProperty("answer").GetString());
    }

    [Fact(Timeout = 60_000)]
    public async Task A_migration_applies_each_file_that_its_check_proves()
    {
        using var flow = new Flow("return 1;", Worker);
        var (exit, report) = await flow.CallAsync([
            "run",
            "migrate",
            "--agent",
            flow.AgentName,
            "--check",
            "no-three=! grep -q three b.txt",
            "--input",
            """{"recipe":"two","files":["a.txt","b.txt"]}""",
        ]);
        Assert.Equal(1, exit);
        var result = report.GetProperty("result");
        Assert.Equal(1, result.GetProperty("changed").GetInt32());
        Assert.Equal(
            "b.txt",
            Assert.Single(result.GetProperty("failed").EnumerateArray()).GetProperty("file").GetString()
        );
        Assert.Equal("two\n", flow.Repository.Read("a.txt"));
        Assert.Equal("one\n", flow.Repository.Read("b.txt"));
    }

    [Fact(Timeout = 60_000)]
    public async Task A_migration_lands_no_file_that_it_was_not_asked_for()
    {
        using var flow = new Flow("return 1;", Worker);
        var (exit, report) = await flow.CallAsync([
            "run",
            "migrate",
            "--agent",
            flow.AgentName,
            "--input",
            """{"recipe":"stray","files":["a.txt"]}""",
        ]);
        Assert.Equal(1, exit);
        Assert.Contains("b.txt", $"{report.GetProperty("result").GetProperty("failed")}", StringComparison.Ordinal);
        Assert.Equal("one\n", flow.Repository.Read("a.txt"));
    }

    [Fact(Timeout = 60_000)]
    public async Task A_hunt_ends_when_two_rounds_bring_nothing_new()
    {
        using var flow = new Flow("return 1;", Worker);
        var result = await ResultAsync(flow, "bug-hunt", "null");
        Assert.Equal(
            "one is not two",
            Assert.Single(result.GetProperty("bugs").EnumerateArray()).GetProperty("what").GetString()
        );
        Assert.Equal(10, flow.Asked.Values.Sum()); // three rounds of three hunters, one proof
    }

    [Fact(Timeout = 60_000)]
    public async Task A_workflow_of_the_repository_goes_before_a_built_in_one_and_a_script_may_call_either()
    {
        using var flow = new Flow(
            "return [await workflow('research', 'why?'), await workflow('migrate', {})];",
            Worker
        );
        flow.Repository.Write(".interlock/workflows/migrate.js", "return 'ours';");
        var result = JsonElement.Parse(await flow.ValueAsync());
        Assert.Equal(2, result[0].GetProperty("notes").GetArrayLength());
        Assert.Equal("ours", result[1].GetString());
    }

    [Fact(Timeout = 60_000)]
    public async Task A_run_of_a_built_in_workflow_can_be_resumed()
    {
        using var flow = new Flow("return 1;", Worker);
        await ResultAsync(flow, "research", "\"how?\"");
        var asked = flow.Asked;
        var (exit, report) = await flow.ResumeAsync();
        Assert.Equal(0, exit);
        Assert.Equal("done\n", report.GetProperty("result").GetProperty("answer").GetString());
        Assert.Equal(asked, flow.Asked);
    }

    private static async Task<JsonElement> ResultAsync(Flow flow, string name, string input)
    {
        var (exit, report) = await flow.CallAsync(["run", name, "--agent", flow.AgentName, "--input", input]);
        Assert.True(exit == 0, $"{report}{flow.Errors}");
        return report.GetProperty("result");
    }
}
