using System.Text.Json;
using System.Text.Json.Nodes;

namespace Interlock.ModelStub;

/// <summary>Writes a stream of server-sent events.</summary>
internal sealed class ServerSentEvents(HttpContext context)
{
    /// <summary>Sends one event; its name is the data's <c>type</c> unless given.</summary>
    public async Task SendAsync(JsonObject data, string? name = null)
    {
        name ??= (string?)data["type"];
        await SendRawAsync($"event: {name}\ndata: {data.ToJsonString(JsonSerializerOptions.Default)}\n\n");
    }

    /// <summary>Sends text as it is.</summary>
    public async Task SendRawAsync(string text)
    {
        if (!context.Response.HasStarted)
        {
            context.Response.ContentType = "text/event-stream";
            context.Response.Headers.CacheControl = "no-cache";
        }

        await context.Response.WriteAsync(text, context.RequestAborted);
        await context.Response.Body.FlushAsync(context.RequestAborted);
    }
}
