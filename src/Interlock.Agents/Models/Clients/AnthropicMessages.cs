using System.Text.Json;
using System.Text.Json.Nodes;
using Anthropic;
using Anthropic.Core;
using Anthropic.Models.Messages;
using Anthropic.Models.Models;
using Interlock.Agents.Models.Providers;
using ModelInfo = Interlock.Core.Agents.ModelInfo;

namespace Interlock.Agents.Models.Clients;

/// <summary>
/// Anthropic's Messages protocol, of Anthropic and of those that are like it, through Anthropic's SDK with raw bodies and answers.
/// </summary>
internal sealed class AnthropicMessages(Provider provider, ProviderAccess access, TimeProvider time) : IModelClient
{
    private static readonly Dictionary<string, JsonElement> Nothing = [];

    /// <inheritdoc/>
    public Task<ModelReply> AskAsync(ModelRequest request, Hearing hearing, CancellationToken cancellation) =>
        ProviderCall.RunAsync(async () =>
        {
            var origin = $"{provider.Name}:{request.Model}";
            var body = MessagesBody.Make(request, origin);
            hearing.Sent(JsonBody.Bytes(body));
            var http = new HttpRequest<MessageCreateParams>
            {
                Method = HttpMethod.Post,
                Params = MessageCreateParams.FromRawUnchecked(Nothing, Nothing, Members(body)),
            };
            using var client = Client();
            using var response = await client.WithRawResponse.Execute(http, cancellation);
            await using var stream = await response.ReadAsStream(cancellation);
            var reader = new MessagesReader(origin, hearing.Text);
            await foreach (var data in EventStream.ReadAsync(stream, hearing.Event, cancellation))
                reader.Take(data);
            return reader.Finish();
        });

    /// <inheritdoc/>
    public Task<IReadOnlyList<ModelInfo>> ListAsync(CancellationToken cancellation) =>
        ProviderCall.RunAsync(async () =>
        {
            var http = new HttpRequest<ModelListParams>
            {
                Method = HttpMethod.Get,
                Params = ModelListParams.FromRawUnchecked(Nothing, Nothing),
            };
            using var client = Client();
            using var response = await client.WithRawResponse.Execute(http, cancellation);
            await using var stream = await response.ReadAsStream(cancellation);
            return await ProviderCall.ModelsAsync(stream, cancellation);
        });

    private AnthropicClient Client() =>
        new(
            new ClientOptions
            {
                ApiKey = access.Key,
                AuthToken = null,
                BaseUrl = access.Url.ToString(),
                HttpClient = ProviderHandler.Client(time),
                MaxRetries = 0,
                Timeout = Timeout.InfiniteTimeSpan,
            }
        );

    private static Dictionary<string, JsonElement> Members(JsonObject body) =>
        body.ToDictionary(member => member.Key, member => JsonBody.Element(member.Value!), StringComparer.Ordinal);
}
