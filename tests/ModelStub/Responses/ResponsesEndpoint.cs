using System.Text.Json.Nodes;

namespace Interlock.ModelStub.Responses;

/// <summary><c>POST /v1/responses</c> with streaming, as Codex uses it (https://platform.openai.com/docs/api-reference/responses-streaming).</summary>
internal static class ResponsesEndpoint
{
    public static async Task HandleAsync(
        HttpContext context,
        Func<HttpContext, Conversation, string, Task<Reply?>> play
    )
    {
        using var reader = new StreamReader(context.Request.Body);
        var body = await reader.ReadToEndAsync(context.RequestAborted);
        var request = ResponsesRequest.Read(JsonNode.Parse(body)!.AsObject(), context.Request.Headers["session-id"]);
        if (await play(context, request, body) is { } reply)
            await new ResponsesWriter(context, request).WriteAsync(reply);
    }
}
