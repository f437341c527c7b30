namespace Interlock.Cli.Tests.Run;

public sealed class CSharpRunTests
{
    private const string Script = """
        #:package Interlock.Workflows@0.1.0
        using Interlock.Workflows;

        return Workflow.Run(new("two") { Description = "asks twice" }, async flow =>
        {
            var first = await flow.Agent("one");
            var time = await flow.Now();
            var second = await flow.Agent($"two at {time:O}");
            return new { first, same = second.Contains($"{time:O}") };
        });
        """;

    [Fact(Timeout = 120_000)]
    public async Task A_workflow_in_CSharp_is_resumed_and_repeats_no_agent()
    {
        using var flow = new Flow("return 1;");
        flow.Repository.Write("two.cs", Script);
        var (exit, report) = await flow.CallAsync([
            "run",
            Path.Combine(flow.Repository.Root, "two.cs"),
            "--agent",
            flow.AgentName,
            "--max-agents",
            "1",
        ]);
        Assert.Equal((6, "two: asks twice"), (exit, report.GetProperty("request").GetString()));
        (exit, report) = await flow.ResumeAsync("--max-agents", "5");
        Assert.Equal((0, "completed"), (exit, report.GetProperty("outcome").GetString()));
        Assert.True(report.GetProperty("result").GetProperty("same").GetBoolean());
        Assert.Equal(2, flow.Asked.Count);
        Assert.Equal(1, flow.Asked["one"]);
    }

    [Fact(Timeout = 120_000)]
    public async Task A_mistake_in_the_script_is_a_usage_error_with_its_line()
    {
        using var flow = new Flow("return 1;");
        flow.Repository.Write(
            "two.cs",
            Script.Replace("flow.Agent(\"one\")", "flow.Agnet(\"one\")", StringComparison.Ordinal)
        );
        var (exit, report) = await flow.CallAsync(["run", Path.Combine(flow.Repository.Root, "two.cs"), "--dry-run"]);
        Assert.Equal(2, exit);
        Assert.Contains(
            "two.cs:6:",
            $"{report.GetProperty("failure").GetProperty("message")}",
            StringComparison.Ordinal
        );
    }
}
