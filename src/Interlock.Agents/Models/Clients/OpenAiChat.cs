using System.ClientModel;
using Interlock.Agents.Models.Providers;
using Interlock.Core.Agents;
using OpenAI;
using OpenAI.Chat;

namespace Interlock.Agents.Models.Clients;

/// <summary>Chat completions, of OpenAI and of those that are like it, through OpenAI's SDK.</summary>
internal sealed class OpenAiChat(Provider provider, ProviderAccess access, TimeProvider time) : IModelClient
{
    /// <inheritdoc/>
    public Task<ModelReply> AskAsync(ModelRequest request, Hearing hearing, CancellationToken cancellation) =>
        ProviderCall.RunAsync(async () =>
        {
            var origin = $"{provider.Name}:{request.Model}";
            var body = JsonBody.Bytes(new ChatBody(provider, request, origin).Make());
            hearing.Sent(body);
            var options = OpenAiPipeline.Set(new OpenAIClientOptions { Endpoint = access.Url }, time);
            var client = new ChatClient(request.Model, new ApiKeyCredential(access.Key), options);
            using var content = BinaryContent.Create(BinaryData.FromBytes(body));
            var result = await client.CompleteChatAsync(content, OpenAiPipeline.Streaming(cancellation));
            using var response = result.GetRawResponse();
            var reader = new ChatReader(provider, origin, hearing.Text);
            await foreach (var data in EventStream.ReadAsync(response.ContentStream!, hearing.Event, cancellation))
                reader.Take(data);
            return reader.Finish();
        });

    /// <inheritdoc/>
    public Task<IReadOnlyList<ModelInfo>> ListAsync(CancellationToken cancellation) =>
        OpenAiPipeline.ListAsync(access, time, cancellation);
}
