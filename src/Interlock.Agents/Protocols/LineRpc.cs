using System.Collections.Concurrent;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Threading.Channels;

namespace Interlock.Agents.Protocols;

/// <summary>
/// JSON-RPC 2.0 over a pair of pipes, one JSON object a line (https://www.jsonrpc.org/specification). Lines
/// that are no message are recorded and passed over; when the pipe ends, everything that waits is completed.
/// </summary>
/// <remarks>
/// <see cref="Incoming"/> is bounded and must be read all the time by somebody who does not himself wait for an
/// answer: a full channel stops the reading of answers too. That is how an agent that floods is slowed down.
/// </remarks>
public sealed class LineRpc : IAsyncDisposable
{
    private readonly JsonLines lines;
    private readonly LineRpcOptions options;
    private readonly StreamLog? texts;
    private readonly CancellationTokenSource end = new();
    private readonly ConcurrentDictionary<long, TaskCompletionSource<RpcReply>> waiting = new();
    private readonly Channel<RpcMessage> incoming = Channel.CreateBounded<RpcMessage>(
        new BoundedChannelOptions(1024) { SingleReader = true, SingleWriter = true }
    );
    private long lastId;
    private volatile bool ended;

    /// <summary>Begins to read.</summary>
    /// <param name="source">What the other side writes; stays open.</param>
    /// <param name="target">What the other side reads; stays open.</param>
    /// <param name="options">How it speaks.</param>
    public LineRpc(Stream source, Stream target, LineRpcOptions options)
    {
        this.options = options;
        texts = options is { Log: { } log, Texts: { } streams } ? new StreamLog(log, streams) : null;
        lines = new JsonLines(source, target, options.MaxLineBytes, options.Log);
        Completed = ReadAllAsync();
    }

    /// <summary>Notifications and requests of the other side, in order; completes when the pipe ends.</summary>
    public ChannelReader<RpcMessage> Incoming => incoming.Reader;

    /// <summary>Completes when the other side's pipe has ended; never fails.</summary>
    public Task Completed { get; }

    /// <summary>Lines that were no message, or too long.</summary>
    public int IgnoredLines { get; private set; }

    /// <summary>Sends a request and waits for its answer.</summary>
    /// <returns>The answer; <see cref="RpcError.Ended"/> when the connection ends first.</returns>
    /// <exception cref="OperationCanceledException">Cancelled; a late answer is passed over.</exception>
    public async Task<RpcReply> RequestAsync(string method, JsonObject? parameters, CancellationToken cancellation)
    {
        var id = Interlocked.Increment(ref lastId);
        var answer = new TaskCompletionSource<RpcReply>(TaskCreationOptions.RunContinuationsAsynchronously);
        waiting[id] = answer;
        try
        {
            var message = new JsonObject { ["id"] = id, ["method"] = method };
            if (parameters is not null)
                message["params"] = parameters;
            if (ended || !await SendAsync(message, cancellation))
                return Ended;
            return await answer.Task.WaitAsync(cancellation);
        }
        finally
        {
            waiting.TryRemove(id, out _);
        }
    }

    /// <summary>Sends a notification.</summary>
    /// <returns>False when the other side no longer reads.</returns>
    public Task<bool> NotifyAsync(string method, JsonObject? parameters, CancellationToken cancellation)
    {
        var message = new JsonObject { ["method"] = method };
        if (parameters is not null)
            message["params"] = parameters;
        return SendAsync(message, cancellation);
    }

    /// <summary>Answers a request of the other side with a result.</summary>
    /// <returns>False when the other side no longer reads.</returns>
    public Task<bool> AnswerAsync(JsonElement id, JsonNode? result, CancellationToken cancellation) =>
        SendAsync(Answer(id, result), cancellation);

    /// <summary>Answers a request with a result that holds what a person told in confidence.</summary>
    /// <param name="id">The request.</param>
    /// <param name="result">The result.</param>
    /// <param name="recorded">What is recorded in its place.</param>
    /// <param name="cancellation">Gives up.</param>
    /// <returns>False when the other side no longer reads.</returns>
    public Task<bool> AnswerAsync(
        JsonElement id,
        JsonNode? result,
        JsonNode? recorded,
        CancellationToken cancellation
    ) => SendAsync(Answer(id, result), cancellation, Answer(id, recorded));

    /// <summary>Answers a request of the other side with an error.</summary>
    /// <returns>False when the other side no longer reads.</returns>
    public Task<bool> RefuseAsync(JsonElement id, RpcError error, CancellationToken cancellation)
    {
        var body = new JsonObject { ["code"] = error.Code, ["message"] = error.Message };
        return SendAsync(new JsonObject { ["id"] = JsonNode.Parse(id.GetRawText()), ["error"] = body }, cancellation);
    }

    /// <summary>Stops reading and completes everything that waits. The pipes stay their owner's.</summary>
    public async ValueTask DisposeAsync()
    {
        await end.CancelAsync();
        await Completed;
    }

    private static RpcReply Ended { get; } = new(default, RpcError.Ended);

    private static JsonObject Answer(JsonElement id, JsonNode? result) =>
        new() { ["id"] = JsonNode.Parse(id.GetRawText()), ["result"] = result };

    private Task<bool> SendAsync(JsonObject message, CancellationToken cancellation, JsonObject? recorded = null)
    {
        if (options.Versioned)
            message.Insert(0, "jsonrpc", "2.0");
        return lines.SendAsync(message, cancellation, recorded);
    }

    private async Task ReadAllAsync()
    {
        try
        {
            while (await lines.ReadAsync(end.Token) is { } line)
            {
                var message = line.TooLong ? null : RpcLine.Parse(line.Bytes);
                Record(message, line.Bytes);
                if (message is not { } known || !await DispatchAsync(known))
                    IgnoredLines++;
            }
        }
        catch (OperationCanceledException)
        {
            options.Log?.Write("engine", "reading ended"u8); // closed by us while a flood waited to be taken
        }
        finally
        {
            ended = true;
            texts?.Finish();
            incoming.Writer.TryComplete();
            foreach (var answer in waiting.Values)
                answer.TrySetResult(Ended);
        }
    }

    private void Record(RpcLine? message, byte[] line)
    {
        if (message?.Method is { } method && options.Unrecorded.Contains(method))
            return;
        if (message is not { } known || texts?.Take(known, line) != true)
            options.Log?.Write("agent", line);
    }

    private async ValueTask<bool> DispatchAsync(RpcLine message)
    {
        if (message.Method is { } method)
        {
            await incoming.Writer.WriteAsync(new RpcMessage(method, message.Params, message.Id), end.Token);
            return true;
        }

        if (message.Id is not { ValueKind: JsonValueKind.Number } id || !id.TryGetInt64(out var number))
            return false;
        if (!waiting.TryRemove(number, out var answer))
            return true;
        if (options.MarksReplies)
            await incoming.Writer.WriteAsync(RpcMessage.Reply, end.Token);
        answer.TrySetResult(new RpcReply(message.Result, message.Error));
        return true;
    }
}
