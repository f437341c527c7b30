using System.ClientModel;
using System.ClientModel.Primitives;
using Interlock.Agents.Models.Providers;
using Interlock.Core.Agents;
using OpenAI;
using OpenAI.Models;

namespace Interlock.Agents.Models.Clients;

/// <summary>How OpenAI's SDK is set up: our transport, no retries (the engine has its own), no logging, no time limit.</summary>
internal static class OpenAiPipeline
{
    public static T Set<T>(T options, TimeProvider time)
        where T : ClientPipelineOptions
    {
        options.Transport = new HttpClientPipelineTransport(ProviderHandler.Client(time));
        options.RetryPolicy = new ClientRetryPolicy(maxRetries: 0);
        options.NetworkTimeout = Timeout.InfiniteTimeSpan;
        options.EnableDistributedTracing = false;
        options.ClientLoggingOptions = new ClientLoggingOptions { EnableLogging = false };
        return options;
    }

    public static RequestOptions Streaming(CancellationToken cancellation)
    {
        var options = new RequestOptions { BufferResponse = false, CancellationToken = cancellation };
        options.SetHeader("Accept", "text/event-stream");
        return options;
    }

    public static Task<IReadOnlyList<ModelInfo>> ListAsync(
        ProviderAccess access,
        TimeProvider time,
        CancellationToken cancellation
    ) =>
        ProviderCall.RunAsync(async () =>
        {
            var options = Set(new OpenAIClientOptions { Endpoint = access.Url }, time);
            var client = new OpenAIModelClient(new ApiKeyCredential(access.Key), options);
            var result = await client.GetModelsAsync(
                new RequestOptions { BufferResponse = false, CancellationToken = cancellation }
            );
            using var response = result.GetRawResponse();
            return await ProviderCall.ModelsAsync(response.ContentStream!, cancellation);
        });
}
