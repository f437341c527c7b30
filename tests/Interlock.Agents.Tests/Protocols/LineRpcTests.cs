using System.IO.Pipelines;
using System.Text;
using System.Text.Json.Nodes;
using Interlock.Agents.Protocols;
using Interlock.Core.Text;
using Interlock.TestKit;
using Xunit;

namespace Interlock.Agents.Tests.Protocols;

public sealed class LineRpcTests : IAsyncDisposable
{
    private readonly TempFolder folder = new();
    private readonly Pipe toUs = new();
    private readonly Pipe fromUs = new();
    private readonly StreamReader other;
    private ProtocolLog? log;

    public LineRpcTests() => other = new StreamReader(fromUs.Reader.AsStream());

    private string LogFile => folder["protocol.jsonl"];

    private LineRpc Connect(bool versioned = false, int maxLine = 64 * 1024 * 1024)
    {
        log = new ProtocolLog(LogFile, new Redactor(["secret-value-1"]), TimeProvider.System);
        var options = new LineRpcOptions
        {
            Versioned = versioned,
            MaxLineBytes = maxLine,
            Log = log,
        };
        return new LineRpc(toUs.Reader.AsStream(), fromUs.Writer.AsStream(), options);
    }

    private async Task SayAsync(string line) => await toUs.Writer.WriteAsync(Encoding.UTF8.GetBytes(line + "\n"));

    [Fact(Timeout = 10_000)]
    public async Task Answers_find_their_requests_in_any_order()
    {
        await using var rpc = Connect();
        var first = rpc.RequestAsync("one", new JsonObject { ["x"] = 1 }, CancellationToken.None);
        var second = rpc.RequestAsync("two", null, CancellationToken.None);

        Assert.Equal("""{"id":1,"method":"one","params":{"x":1}}""", await other.ReadLineAsync());
        Assert.Equal("""{"id":2,"method":"two"}""", await other.ReadLineAsync());
        await SayAsync("""{"id":2,"error":{"code":-32600,"message":"no","data":{"a":1}}}""");
        await SayAsync("""{"id":1,"result":{"y":2}}""");

        Assert.Equal(2, (await first).Result.GetProperty("y").GetInt32());
        Assert.Equal((-32600, "no"), ((await second).Error!.Code, (await second).Error!.Message));
    }

    [Fact(Timeout = 10_000)]
    public async Task Messages_carry_the_version_where_the_protocol_wants_it()
    {
        await using var rpc = Connect(versioned: true);

        await rpc.NotifyAsync("hello", null, CancellationToken.None);

        Assert.Equal("""{"jsonrpc":"2.0","method":"hello"}""", await other.ReadLineAsync());
    }

    [Fact(Timeout = 10_000)]
    public async Task What_the_other_side_asks_is_answered_under_its_own_id()
    {
        await using var rpc = Connect();
        await SayAsync("""{"method":"note","params":{"n":1}}""");
        await SayAsync("""{"id":"q-7","method":"ask","params":{}}""");

        var note = await rpc.Incoming.ReadAsync();
        var question = await rpc.Incoming.ReadAsync();
        var answer = new JsonObject { ["decision"] = "decline" };
        await rpc.AnswerAsync(question.Id!.Value, answer, CancellationToken.None);

        Assert.Equal(("note", null), (note.Method, note.Id));
        Assert.Equal("""{"id":"q-7","result":{"decision":"decline"}}""", await other.ReadLineAsync());
    }

    [Theory(Timeout = 10_000)]
    [InlineData("no json")]
    [InlineData("[1,2]")]
    [InlineData("{}")]
    [InlineData("{\"id\":99999999999999999999,\"result\":1}")]
    [InlineData("{\"method\":5}")]
    [InlineData("\u0000\u001b[2J")]
    public async Task Garbage_is_recorded_and_passed_over(string garbage)
    {
        await using var rpc = Connect();
        await SayAsync(garbage);
        await SayAsync("""{"method":"after"}""");

        Assert.Equal("after", (await rpc.Incoming.ReadAsync()).Method);
        Assert.Equal(1, rpc.IgnoredLines);
        Assert.Equal(2, (await ReadLogAsync()).Length);
    }

    [Fact(Timeout = 20_000)]
    public async Task A_line_of_20_MB_passes_and_one_over_the_limit_is_left_out()
    {
        await using var rpc = Connect(maxLine: 24_000_000);
        var writing = Task.Run(async () =>
        {
            await SayAsync($$"""{"method":"big","params":{"t":"{{new string('x', 20_000_000)}}"} }""");
            await SayAsync(new string('y', 30_000_000));
            await SayAsync("""{"method":"after"}""");
        });

        var big = await rpc.Incoming.ReadAsync();
        var after = await rpc.Incoming.ReadAsync();
        await writing;

        Assert.Equal(20_000_000, big.Params.GetProperty("t").GetString()!.Length);
        Assert.Equal("after", after.Method);
        Assert.Equal(1, rpc.IgnoredLines);
        Assert.InRange(new FileInfo(LogFile).Length, 1, 1_000_000);
    }

    [Fact(Timeout = 10_000)]
    public async Task The_end_of_the_pipe_completes_everything_that_waits()
    {
        await using var rpc = Connect();
        var request = rpc.RequestAsync("one", null, CancellationToken.None);
        await SayAsync("""{"method":"last"}""");
        await toUs.Writer.CompleteAsync();

        Assert.Equal(RpcError.ConnectionEnded, (await request).Error?.Code);
        Assert.Equal("last", (await rpc.Incoming.ReadAsync()).Method);
        await rpc.Incoming.Completion;
        await rpc.Completed;
        Assert.Equal(RpcError.Ended, (await rpc.RequestAsync("late", null, CancellationToken.None)).Error);
    }

    [Fact(Timeout = 10_000)]
    public async Task A_cancelled_request_does_not_disturb_the_next()
    {
        await using var rpc = Connect();
        using var stop = new CancellationTokenSource();
        var first = rpc.RequestAsync("one", null, stop.Token);
        await stop.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => first);

        var second = rpc.RequestAsync("two", null, CancellationToken.None);
        await SayAsync("""{"id":1,"result":"late"}""");
        await SayAsync("""{"id":2,"result":"right"}""");

        Assert.Equal("right", (await second).Result.GetString());
    }

    [Fact(Timeout = 10_000)]
    public async Task The_record_shows_no_secret()
    {
        await using var rpc = Connect();
        await rpc.NotifyAsync("login", new JsonObject { ["key"] = "secret-value-1" }, CancellationToken.None);
        await SayAsync("not json, secret-value-1");
        await SayAsync("""{"method":"end"}""");
        await rpc.Incoming.ReadAsync();

        var lines = await ReadLogAsync();

        Assert.Equal(["engine", "agent", "agent"], lines.Select(l => (string?)l["from"]));
        Assert.Equal("login", (string?)lines[0]["message"]!["method"]);
        Assert.DoesNotContain(lines, line => line.ToJsonString().Contains("secret-value-1", StringComparison.Ordinal));
    }

    public async ValueTask DisposeAsync()
    {
        await toUs.Writer.CompleteAsync();
        await fromUs.Reader.CompleteAsync();
        other.Dispose();
        log?.Dispose();
        folder.Dispose();
    }

    private async Task<JsonNode[]> ReadLogAsync()
    {
        await using var file = new FileStream(LogFile, FileMode.Open, FileAccess.Read, FileShare.ReadWrite);
        using var reader = new StreamReader(file);
        var text = await reader.ReadToEndAsync();
        return [.. text.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => JsonNode.Parse(line)!)];
    }
}
