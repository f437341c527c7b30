using System.Text.Json.Nodes;

namespace Interlock.ModelStub.Messages;

/// <summary><c>POST /v1/messages</c>, streaming or not (https://docs.anthropic.com/en/api/messages-streaming).</summary>
internal static class MessagesEndpoint
{
    public static async Task HandleAsync(
        HttpContext context,
        Func<HttpContext, Conversation, string, Task<Reply?>> play
    )
    {
        using var reader = new StreamReader(context.Request.Body);
        var text = await reader.ReadToEndAsync(context.RequestAborted);
        var body = JsonNode.Parse(text)!.AsObject();
        var request = MessagesRequest.Read(body);
        if (await play(context, request, text) is { } reply)
            await new MessagesWriter(context, request, (bool?)body["stream"] ?? false).WriteAsync(reply);
    }

    /// <summary><c>POST /v1/messages/count_tokens</c>: what the first reply of a turn reports.</summary>
    public static IResult CountTokens() => Results.Json(new { input_tokens = 1000 });
}
