using System.ClientModel;
using Interlock.Agents.Models.Providers;
using Interlock.Core.Agents;
using OpenAI.Responses;

#pragma warning disable OPENAI001 // "for evaluation": the version is pinned, and only its protocol method is used

namespace Interlock.Agents.Models.Clients;

/// <summary>
/// OpenAI's Responses protocol through OpenAI's SDK, by its protocol methods: the bodies are our own, so that nothing an answer
/// holds can fail in a deserializer that is not ours.
/// </summary>
internal sealed class OpenAiResponses(Provider provider, ProviderAccess access, TimeProvider time) : IModelClient
{
    /// <inheritdoc/>
    public Task<ModelReply> AskAsync(ModelRequest request, Hearing hearing, CancellationToken cancellation) =>
        ProviderCall.RunAsync(async () =>
        {
            var origin = $"{provider.Name}:{request.Model}";
            var body = JsonBody.Bytes(ResponsesBody.Make(request, origin));
            hearing.Sent(body);
            var options = OpenAiPipeline.Set(new ResponsesClientOptions { Endpoint = access.Url }, time);
            var client = new ResponsesClient(new ApiKeyCredential(access.Key), options);
            using var content = BinaryContent.Create(BinaryData.FromBytes(body));
            var result = await client.CreateResponseAsync(content, OpenAiPipeline.Streaming(cancellation));
            using var response = result.GetRawResponse();
            var reader = new ResponsesReader(origin, hearing.Text);
            await foreach (var data in EventStream.ReadAsync(response.ContentStream!, hearing.Event, cancellation))
                reader.Take(data);
            return reader.Finish();
        });

    /// <inheritdoc/>
    public Task<IReadOnlyList<ModelInfo>> ListAsync(CancellationToken cancellation) =>
        OpenAiPipeline.ListAsync(access, time, cancellation);
}
