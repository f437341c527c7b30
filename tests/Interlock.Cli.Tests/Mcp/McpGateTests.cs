using ModelContextProtocol.Protocol;

namespace Interlock.Cli.Tests.Mcp;

public sealed class McpGateTests
{
    [Fact(Timeout = 120_000)]
    public async Task A_client_has_its_work_judged_by_the_committed_checks()
    {
        await using var server = await McpProgram.StartAsync();
        server.Repository.Write(
            "interlock.json",
            """{"checks": {"test": {"command": "test \"$(cat value)\" = good"}}}"""
        );
        server.Repository.Write("value", "good\n").Commit();
        server.Repository.Write("more.py", "x = 1\n");
        Assert.Equal("proved", Verdict(await server.CallAsync("prove", """{"checkNames": ["test"]}""")));
        Assert.Equal("proved", Verdict(await server.CallAsync("gate", """{"base": "HEAD"}""")));
        server.Repository.Write("value", "bad\n");
        server.Repository.Write("interlock.json", """{"checks": {"test": {"command": "true"}}}""");
        Assert.Equal("refuted", Verdict(await server.CallAsync("prove", "{}")));
        Assert.Equal("refuted", Verdict(await server.CallAsync("gate", "{}")));
        Assert.Equal("proved", Verdict(await server.CallAsync("prove", """{"committed": true}""")));
        var refused = await server.CallAsync("gate", """{"checks": ["test=true"]}""");
        Assert.True(refused.IsError);
        Assert.Contains("--allow-command", Words(refused), StringComparison.Ordinal);
        refused = await server.CallAsync("prove", """{"checkNames": ["--check=test=true"]}""");
        Assert.Contains("There is no check", Words(refused), StringComparison.Ordinal);
    }

    private static string? Verdict(CallToolResult result) =>
        result.StructuredContent!.Value.GetProperty("verdict").GetString();

    private static string Words(CallToolResult result) =>
        string.Join('\n', result.Content.OfType<TextContentBlock>().Select(block => block.Text));
}
