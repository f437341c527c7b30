using System.Collections.Concurrent;
using System.Net;
using Interlock.ModelStub.ChatCompletions;
using Interlock.ModelStub.Messages;
using Interlock.ModelStub.Responses;
using Interlock.ModelStub.Scenarios;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;

namespace Interlock.ModelStub;

/// <summary>
/// A model provider on loopback that plays a scenario, so that real agents run offline. One folder holds one
/// protocol; all of them read a request into a <see cref="Conversation"/> and write the <see cref="Reply"/>.
/// </summary>
public sealed class ModelStubServer : IAsyncDisposable
{
    private readonly WebApplication host;
    private readonly ConcurrentQueue<RecordedRequest> requests = new();
    private readonly TaskCompletionSource firstRequest = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly ConcurrentQueue<Reply> replies = new();
    private readonly Meeting meeting = new();
    private volatile ScenarioPlayer player;

    private ModelStubServer(WebApplication host, Scenario scenario)
    {
        this.host = host;
        player = new ScenarioPlayer(scenario);
    }

    /// <summary>Root of the server, without a path: <c>http://127.0.0.1:PORT</c>.</summary>
    public string Root { get; private set; } = "";

    /// <summary>Every request so far, in order of arrival.</summary>
    public IReadOnlyList<RecordedRequest> Requests => [.. requests];

    /// <summary>Every reply so far, faults included.</summary>
    public IReadOnlyList<Reply> Replies => [.. replies];

    /// <summary>Completes when the first request has come.</summary>
    public Task FirstRequest => firstRequest.Task;

    /// <summary>Starts to listen. Port 0 takes a free one.</summary>
    public static async Task<ModelStubServer> StartAsync(Scenario scenario, int port = 0)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.ConfigureKestrel(kestrel =>
        {
            kestrel.Listen(IPAddress.Loopback, port);
            kestrel.Limits.MaxRequestBodySize = 512 * 1024 * 1024;
        });
        var app = builder.Build();
        var stub = new ModelStubServer(app, scenario);
        app.MapPost("/v1/responses", context => ResponsesEndpoint.HandleAsync(context, stub.PlayAsync));
        app.MapPost("/v1/chat/completions", context => ChatEndpoint.HandleAsync(context, stub.PlayAsync));
        app.MapPost("/v1/messages", context => MessagesEndpoint.HandleAsync(context, stub.PlayAsync));
        app.MapPost("/v1/messages/count_tokens", MessagesEndpoint.CountTokens);
        app.MapGet("/v1/models", () => Results.Json(new { data = new[] { new { id = "m1" }, new { id = "m2" } } }));
        app.MapGet("/v1/responses", () => Results.StatusCode(StatusCodes.Status426UpgradeRequired)); // no websockets here
        await app.StartAsync();
        var address = app
            .Services.GetRequiredService<IServer>()
            .Features.Get<IServerAddressesFeature>()!
            .Addresses.First();
        stub.Root = address;
        return stub;
    }

    /// <summary>Goes on with another scenario, as a provider does that was mended.</summary>
    public void Play(Scenario scenario) => player = new ScenarioPlayer(scenario);

    /// <summary>Stops at once; hanging replies are cut.</summary>
    public async ValueTask DisposeAsync()
    {
        using var now = new CancellationTokenSource();
        await now.CancelAsync();
        await host.StopAsync(now.Token);
        await host.DisposeAsync();
    }

    private async Task<Reply?> PlayAsync(HttpContext context, Conversation conversation, string body)
    {
        requests.Enqueue(new RecordedRequest(context.Request.Path, Headers(context), body, conversation));
        firstRequest.TrySetResult();
        var reply = player.Next(conversation);
        replies.Enqueue(reply);
        if (reply.Step.Meet is { } expected)
            await meeting.ArriveAsync(expected, context.RequestAborted);
        return await Faults.PlayAsync(context, reply) ? null : reply;
    }

    private static Dictionary<string, string> Headers(HttpContext context) =>
        context.Request.Headers.ToDictionary(h => h.Key, h => h.Value.ToString(), StringComparer.OrdinalIgnoreCase);
}
