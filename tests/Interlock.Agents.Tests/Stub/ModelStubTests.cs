using System.Diagnostics;
using System.Text;
using System.Text.Json.Nodes;
using Interlock.ModelStub;
using Interlock.ModelStub.Scenarios;
using Interlock.TestKit;
using Xunit;

namespace Interlock.Agents.Tests.Stub;

public sealed class ModelStubTests
{
    private const string Chat = """
        {"model":"m","messages":[{"role":"user","content":"go"}],
         "tools":[{"type":"function","function":{"name":"bash","parameters":{}}}]}
        """;

    private const string Messages = """
        {"model":"m","max_tokens":9,"messages":[{"role":"user","content":[
          {"type":"text","text":"<system-reminder>not the user</system-reminder>"},{"type":"text","text":"go"}]}],
         "tools":[{"name":"Bash","input_schema":{}}]}
        """;

    private static readonly Step[] Work = [new Step { Shell = "ls" }, new Step { Say = "Done." }];

    [Fact(Timeout = 30_000)]
    public async Task Chat_completions_call_a_tool_and_end_with_a_message()
    {
        await using var stub = await ModelStubServer.StartAsync(Scenario.Always(Work));

        var call = await PostAsync(stub, "/v1/chat/completions", Chat);
        var end = await PostAsync(stub, "/v1/chat/completions", Chat);

        var function = call["choices"]![0]!["message"]!["tool_calls"]![0]!["function"]!;
        Assert.Equal("bash", (string?)function["name"]);
        Assert.Equal("ls", (string?)JsonNode.Parse((string)function["arguments"]!)!["command"]);
        Assert.Equal("Done.", (string?)end["choices"]![0]!["message"]!["content"]);
        Assert.Equal((1100, 21), ((int)end["usage"]!["prompt_tokens"]!, (int)end["usage"]!["completion_tokens"]!));
    }

    [Fact(Timeout = 30_000)]
    public async Task Messages_call_a_tool_and_end_with_a_message()
    {
        await using var stub = await ModelStubServer.StartAsync(Scenario.Always(Work));

        var call = await PostAsync(stub, "/v1/messages", Messages);
        var end = await PostAsync(stub, "/v1/messages", Messages);

        Assert.Equal(
            ("tool_use", "Bash"),
            ((string?)call["content"]![0]!["type"], (string?)call["content"]![0]!["name"])
        );
        Assert.Equal("Done.", (string?)end["content"]![0]!["text"]);
        Assert.Equal("end_turn", (string?)end["stop_reason"]);
        Assert.Equal("go", stub.Requests[0].Conversation.LatestPrompt);
    }

    [Fact(Timeout = 30_000)]
    public async Task Streams_add_up_to_the_same_text()
    {
        await using var stub = await ModelStubServer.StartAsync(Scenario.Always(new Step { Huge = 200_000 }));

        var chat = await StreamAsync(stub, "/v1/chat/completions", Chat);
        var messages = await StreamAsync(stub, "/v1/messages", Messages);

        Assert.Equal(
            200_000,
            chat.Sum(e => ((string?)e["choices"]?.AsArray().FirstOrDefault()?["delta"]?["content"])?.Length ?? 0)
        );
        Assert.Equal(200_000, messages.Sum(e => ((string?)e["delta"]?["text"])?.Length ?? 0));
        Assert.Equal("message_stop", (string?)messages[^1]["type"]);
    }

    [Theory(Timeout = 30_000)]
    [InlineData("/v1/chat/completions", Chat)]
    [InlineData("/v1/messages", Messages)]
    public async Task A_prompt_that_no_rule_fits_is_an_error_that_shows_it(string path, string body)
    {
        await using var stub = await ModelStubServer.StartAsync(
            Scenario.Parse("""{"rules":[{"prompt":["other"],"steps":[]}]}""")
        );
        using var client = new HttpClient();

        using var response = await client.PostAsync(new Uri(stub.Root + path), new StringContent(body));

        Assert.Equal(400, (int)response.StatusCode);
        Assert.Contains(
            "no rule for this prompt: go",
            await response.Content.ReadAsStringAsync(),
            StringComparison.Ordinal
        );
    }

    [Fact]
    public void A_scenario_with_an_unknown_key_is_refused() =>
        Assert.Throws<System.Text.Json.JsonException>(() =>
            Scenario.Parse("""{"rules":[{"promt":["x"],"steps":[]}]}""")
        );

    [Fact(Timeout = 30_000)]
    public async Task As_a_process_it_says_where_it_listens()
    {
        using var folder = new TempFolder();
        await File.WriteAllTextAsync(folder["s.json"], """{"rules":[{"steps":[{"say":{"a":1}}]}]}""");
        var start = new ProcessStartInfo(
            "dotnet",
            [Path.Combine(AppContext.BaseDirectory, "ModelStub.dll"), "--scenario", folder["s.json"]]
        )
        {
            RedirectStandardOutput = true,
            UseShellExecute = false,
        };
        using var process = Process.Start(start)!;
        try
        {
            var line = await process.StandardOutput.ReadLineAsync();
            using var client = new HttpClient();
            Assert.StartsWith("listening http://127.0.0.1:", line, StringComparison.Ordinal);
            using var response = await client.PostAsync(
                new Uri($"{line!["listening ".Length..]}/v1/chat/completions"),
                new StringContent(Chat)
            );
            Assert.Contains(
                """{\u0022a\u0022:1}""",
                await response.Content.ReadAsStringAsync(),
                StringComparison.Ordinal
            );
        }
        finally
        {
            process.Kill();
            await process.WaitForExitAsync();
        }
    }

    private static async Task<JsonNode> PostAsync(ModelStubServer stub, string path, string body)
    {
        using var client = new HttpClient();
        using var response = await client.PostAsync(
            new Uri(stub.Root + path),
            new StringContent(body, Encoding.UTF8, "application/json")
        );
        return JsonNode.Parse(await response.Content.ReadAsStringAsync())!;
    }

    private static async Task<JsonNode[]> StreamAsync(ModelStubServer stub, string path, string body)
    {
        var streaming = JsonNode.Parse(body)!;
        streaming["stream"] = true;
        using var client = new HttpClient();
        using var response = await client.PostAsync(
            new Uri(stub.Root + path),
            new StringContent(streaming.ToJsonString())
        );
        var lines = (await response.Content.ReadAsStringAsync()).Split('\n');
        return
        [
            .. lines
                .Where(line => line.StartsWith("data: {", StringComparison.Ordinal))
                .Select(line => JsonNode.Parse(line["data: ".Length..])!),
        ];
    }
}
