using System.Text;
using System.Text.Json;
using Interlock.Agents.Models.Clients;
using Interlock.Agents.Models.Conversations;
using Interlock.Agents.Models.Providers;
using Interlock.Agents.Sessions;
using Interlock.Core.Failures;
using Xunit;

namespace Interlock.Agents.Tests.Models.Clients;

/// <summary>Answers as providers send them, and as they must not.</summary>
public sealed class ReaderTests
{
    private static readonly string[] Two = ["a read {\"path\":\"x\"}", "b list {}"];

    [Fact]
    public void Two_calls_of_a_chat_come_in_pieces_that_are_mixed()
    {
        var reply = Chat(
            "kimi",
            """{"choices":[{"delta":{"reasoning_content":"hm"}}]}""",
            """{"choices":[{"delta":{"tool_calls":[{"index":0,"id":"a","function":{"name":"read","arguments":"{\"pa"}}]}}]}""",
            """{"choices":[{"delta":{"tool_calls":[{"index":1,"id":"b","function":{"name":"list","arguments":"{}"}}]}}]}""",
            """{"choices":[{"delta":{"tool_calls":[{"index":0,"id":"","function":{"arguments":"th\":\"x\"}"}}]}}]}""",
            """{"model":"k","choices":[{"delta":{},"finish_reason":"tool_calls","usage":{"prompt_tokens":7,"cached_tokens":3,"completion_tokens":2}}]}"""
        );

        Assert.Equal(Two, Shown(reply.Message));
        Assert.Equal("\"hm\"", reply.Message.Native?.GetRawText());
        Assert.Equal((7, 3, 2, "k"), (reply.Usage.Input, reply.Usage.CachedInput, reply.Usage.Output, reply.Model));
    }

    [Fact]
    public void Two_calls_of_a_message_follow_its_thinking_and_cached_tokens_are_part_of_the_input()
    {
        var reply = Messages(
            """{"type":"message_start","message":{"model":"c","usage":{"input_tokens":5,"cache_read_input_tokens":20,"cache_creation_input_tokens":100,"output_tokens":1}}}""",
            """{"type":"content_block_start","index":0,"content_block":{"type":"redacted_thinking","data":"xyz"}}""",
            """{"type":"content_block_start","index":1,"content_block":{"type":"tool_use","id":"a","name":"read","input":{}}}""",
            """{"type":"content_block_start","index":2,"content_block":{"type":"tool_use","id":"b","name":"list","input":{}}}""",
            """{"type":"content_block_delta","index":1,"delta":{"type":"input_json_delta","partial_json":"{\"path\":\"x\"}"}}""",
            """{"type":"message_delta","delta":{"stop_reason":"tool_use"},"usage":{"output_tokens":42}}""",
            """{"type":"message_stop"}"""
        );

        Assert.Equal(Two, Shown(reply.Message));
        Assert.Contains("\"data\":\"xyz\"", reply.Message.Native?.GetRawText(), StringComparison.Ordinal);
        Assert.Equal((125, 20, 42), (reply.Usage.Input, reply.Usage.CachedInput, reply.Usage.Output));
    }

    [Fact]
    public void Two_calls_of_a_response_are_kept_with_their_reasoning()
    {
        var reply = Responses(
            """{"type":"response.output_item.done","item":{"type":"reasoning","id":"rs","encrypted_content":"s"}}""",
            """{"type":"response.output_item.done","item":{"type":"function_call","call_id":"a","name":"read","arguments":"{\"path\":\"x\"}"}}""",
            """{"type":"response.output_item.done","item":{"type":"function_call","call_id":"b","name":"list","arguments":"{}"}}""",
            """{"type":"response.completed","response":{"model":"g","status":"completed"}}"""
        );

        Assert.Equal(Two, Shown(reply.Message));
        Assert.Equal(3, reply.Message.Native?.GetArrayLength());
        Assert.Null(reply.Usage.Quality); // not told is unknown, never zero
    }

    [Theory]
    [InlineData("""{"choices":[{"delta":{"content":"x"},"finish_reason":"length"}]}""", StopReason.Length)]
    [InlineData("""{"choices":[{"delta":{"refusal":"no"},"finish_reason":"stop"}]}""", StopReason.Refused)]
    [InlineData("""{"choices":[{"delta":{},"finish_reason":"content_filter"}]}""", StopReason.Refused)]
    [InlineData("""{"choices":[{"delta":{"content":"x"},"finish_reason":"stop"}]}""", StopReason.Done)]
    public void A_chat_says_why_it_ended(string data, object stop) => Assert.Equal(stop, Chat("deepseek", data).Stop);

    [Theory]
    [InlineData("max_tokens", StopReason.Length)]
    [InlineData("refusal", StopReason.Refused)]
    [InlineData("model_context_window_exceeded", StopReason.Window)]
    [InlineData("end_turn", StopReason.Done)]
    public void A_message_says_why_it_ended(string reason, object stop) =>
        Assert.Equal(
            stop,
            Messages(
                $$$"""{"type":"message_delta","delta":{"stop_reason":"{{{reason}}}"}}""",
                """{"type":"message_stop"}"""
            ).Stop
        );

    [Theory]
    [InlineData("max_output_tokens", StopReason.Length)]
    [InlineData("content_filter", StopReason.Refused)]
    public void A_response_says_why_it_ended(string reason, object stop) =>
        Assert.Equal(
            stop,
            Responses(
                $$$$"""{"type":"response.incomplete","response":{"status":"incomplete","incomplete_details":{"reason":"{{{{reason}}}}"}}}"""
            ).Stop
        );

    // Whatever the shape, it is an answer, or a failure as data; no other exception.
    [Theory]
    [InlineData("{}")]
    [InlineData("""{"type":null,"choices":null,"usage":[]}""")]
    [InlineData("""{"type":7,"choices":[7],"usage":7,"error":7}""")]
    [InlineData("""{"choices":[{"delta":7,"finish_reason":7}]}""")]
    [InlineData("""{"choices":[{"delta":{"content":7,"tool_calls":[7,{"index":"x","function":7}]}}]}""")]
    [InlineData("""{"type":"response.completed","response":7}""")]
    [InlineData("""{"type":"response.completed","response":{"output":[7,{"type":"message","content":[7]}]}}""")]
    [InlineData("""{"type":"response.output_item.done","item":7}""")]
    [InlineData("""{"type":"response.failed","response":7}""")]
    [InlineData("""{"type":"error","error":7}""")]
    [InlineData("""{"type":"content_block_start","index":"x","content_block":{"type":7}}""")]
    [InlineData("""{"type":"content_block_start","content_block":{"type":"tool_use","id":7,"name":[],"input":7}}""")]
    [InlineData("""{"type":"content_block_start","content_block":{"type":"text","text":{"a":1}}}""")]
    [InlineData("""{"type":"content_block_start","content_block":{"type":"text","text":"\ud83d"}}""")]
    [InlineData(
        """{"type":"response.output_item.done","item":{"type":"message","id":"\udc00","content":[{"text":"\ud83d"}]}}"""
    )]
    [InlineData("""{"type":"response.output_item.done","item":{"type":"message","type":"reasoning"}}""")]
    [InlineData("""{"choices":[{"delta":{"content":"\ud83d","reasoning_content":"\udc00"}}]}""")]
    [InlineData("""{"type":"message_start","message":7}""")]
    [InlineData("""{"type":"message_delta","delta":7,"usage":7}""")]
    public void An_odd_event_breaks_no_reader(string odd)
    {
        Try(() => Chat("deepseek", odd, """{"choices":[{"delta":{},"finish_reason":"stop"}]}"""));
        Try(() => Messages(odd, """{"type":"message_stop"}"""));
        Try(() => Responses(odd, """{"type":"response.completed","response":{}}"""));
    }

    private static void Try(Func<ModelReply> read)
    {
        var odd = Record.Exception(() =>
        {
            var reply = read();
            var line = JsonSerializer.SerializeToUtf8Bytes(reply.Message, ConversationJson.Default.ChatItem);
            var said = JsonSerializer.Deserialize(line, ConversationJson.Default.ChatItem)!;
            var request = new ModelRequest("m", "s", "i", [said], []);
            JsonBody.Bytes(MessagesBody.Make(request, "o"));
            JsonBody.Bytes(ResponsesBody.Make(request, "o"));
            JsonBody.Bytes(new ChatBody(ProviderTable.Of("deepseek"), request, "o").Make());
        });
        Assert.True(odd is null or FailureException, odd?.ToString());
    }

    private static ModelReply Chat(string provider, params string[] events)
    {
        var reader = new ChatReader(ProviderTable.Of(provider), "o", _ => { });
        foreach (var data in events)
            reader.Take(Parse(data));
        return reader.Finish();
    }

    private static ModelReply Messages(params string[] events)
    {
        var reader = new MessagesReader("o", _ => { });
        foreach (var data in events)
            reader.Take(Parse(data));
        return reader.Finish();
    }

    private static ModelReply Responses(params string[] events)
    {
        var reader = new ResponsesReader("o", _ => { });
        foreach (var data in events)
            reader.Take(Parse(data));
        return reader.Finish();
    }

    private static JsonElement Parse(string data) =>
        JsonBody.Parse(Encoding.UTF8.GetBytes(data)) ?? throw new FailureException(AgentFailures.ModelError);

    private static IEnumerable<string> Shown(AssistantMessage message) =>
        message.Calls.Select(call => $"{call.Id} {call.Name} {call.Arguments}");
}
