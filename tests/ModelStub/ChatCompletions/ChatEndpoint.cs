using System.Text.Json.Nodes;

namespace Interlock.ModelStub.ChatCompletions;

/// <summary><c>POST /v1/chat/completions</c>, streaming or not (https://platform.openai.com/docs/api-reference/chat).</summary>
internal static class ChatEndpoint
{
    public static async Task HandleAsync(
        HttpContext context,
        Func<HttpContext, Conversation, string, Task<Reply?>> play
    )
    {
        using var reader = new StreamReader(context.Request.Body);
        var text = await reader.ReadToEndAsync(context.RequestAborted);
        var body = JsonNode.Parse(text)!.AsObject();
        var request = ChatRequest.Read(body);
        if (await play(context, request, text) is { } reply)
            await new ChatWriter(context, request, (bool?)body["stream"] ?? false).WriteAsync(reply);
    }
}
