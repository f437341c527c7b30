using System.Text.Json;
using Interlock.Core.Text;
using Xunit;

namespace Interlock.Agents.Tests.Acp;

public sealed class AcpRecordTests : IDisposable
{
    private const string Token = "sk-proj-abcdefghijklmnop0123456789";
    private readonly ScriptedAgent agent = new();

    public void Dispose() => agent.Dispose();

    [Theory(Timeout = 60_000)]
    [InlineData(Token, 1)]
    [InlineData(Token, 7)]
    [InlineData(ScriptedAgent.Key, 1)]
    [InlineData(ScriptedAgent.Key, 5)]
    public async Task A_secret_that_is_told_in_pieces_can_be_put_together_from_no_record(string secret, int size)
    {
        var pieces = $"It is {secret}. Use it".Chunk(size).Select(piece => new string(piece)).ToList();
        object[] steps =
        [
            .. pieces.Select(Say),
            .. pieces.Select(Think),
            // one between the other
            .. pieces.SelectMany(piece => (object[])[Say(piece), Think(piece), Tool]),
        ];

        var result = await agent.Agent("SOME_API_KEY").RunAsync(agent.Turn(steps), default);

        Assert.Null(result.Failure);
        var told = Texts().ToLookup(text => text.Kind, text => text.Text);
        foreach (var kind in (string[])["agent_message_chunk", "agent_thought_chunk"])
        {
            var whole = string.Concat(told[kind]);
            Assert.DoesNotContain(secret[^6..], whole, StringComparison.Ordinal);
            Assert.StartsWith($"It is {Redactor.Mark}", whole, StringComparison.Ordinal);
            Assert.Contains("Use it", whole, StringComparison.Ordinal);
        }
        foreach (var file in Directory.EnumerateFiles(agent.Turn().SessionFolder))
            Assert.DoesNotContain(secret, await File.ReadAllTextAsync(file), StringComparison.Ordinal);
        Assert.All(
            agent.Updates,
            update => Assert.DoesNotContain(secret[^6..], update.Message ?? "", StringComparison.Ordinal)
        );
    }

    [Fact(Timeout = 30_000)]
    public async Task What_is_said_is_recorded_before_the_tool_that_follows()
    {
        await agent.Agent().RunAsync(agent.Turn(Say("I look."), Tool, Say("Done.")), default);

        var kinds = Texts().Select(text => text.Kind).ToList();
        Assert.Equal("agent_message_chunk", kinds[0]);
        Assert.Equal("tool_call", kinds[1]);
    }

    [Fact(Timeout = 30_000)]
    public async Task Odd_pieces_are_recorded_too()
    {
        const string before = """{"jsonrpc":"2.0","method":"session/update","params":{"sessionId":"ses-1","update":{""";
        const string kind = "\"sessionUpdate\":\"agent_message_chunk\",\"content\":{\"type\":\"text\",";
        var turn = agent.Turn(
            new { raw = $"{before}{kind}\"text\":\"doubled\",\"text\":\"twice\"}}}}}}}}" },
            new { raw = $"{before}{kind}\"text\":\"half \\ud800 \"}}}}}}}}" },
            Say("whole")
        );

        var result = await agent.Agent().RunAsync(turn, default);

        Assert.Null(result.Failure);
        var all = await File.ReadAllTextAsync(Path.Combine(turn.SessionFolder, "protocol.jsonl"));
        Assert.Contains("twice", all, StringComparison.Ordinal);
        Assert.Contains("half", all, StringComparison.Ordinal);
    }

    private static object Tool { get; } = new
    {
        update = new
        {
            sessionUpdate = "tool_call",
            toolCallId = "t",
            title = "ls",
            kind = "execute",
            status = "completed",
        },
    };

    private static object Say(string text) => new { say = text };

    private static object Think(string text) =>
        new { update = new { sessionUpdate = "agent_thought_chunk", content = new { type = "text", text } } };

    private List<(string Kind, string Text)> Texts() =>
        [
            .. File.ReadLines(Path.Combine(agent.Turn().SessionFolder, "protocol.jsonl"))
                .Select(line => JsonElement.Parse(line).GetProperty("message"))
                .Where(message => message.ValueKind == JsonValueKind.Object) // the engine's own remarks are texts
                .Where(message => message.TryGetProperty("params", out var p) && p.TryGetProperty("update", out _))
                .Select(message => message.GetProperty("params").GetProperty("update"))
                .Select(update => (update.GetProperty("sessionUpdate").GetString()!, Text(update))),
        ];

    private static string Text(JsonElement update) =>
        update.TryGetProperty("content", out var content) ? content.GetProperty("text").GetString()! : "";
}
