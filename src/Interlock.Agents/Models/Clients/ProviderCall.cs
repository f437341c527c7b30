using System.ClientModel;
using System.Text.Json;
using Anthropic.Exceptions;
using Interlock.Agents.Protocols;
using Interlock.Agents.Sessions;
using Interlock.Core.Agents;
using Interlock.Core.Failures;

namespace Interlock.Agents.Models.Clients;

/// <summary>A call of an SDK whose exceptions become failures.</summary>
internal static class ProviderCall
{
    private const long LongestList = 4 * 1024 * 1024;

    /// <summary>Makes a call.</summary>
    /// <exception cref="FailureException">It went wrong.</exception>
    public static async Task<T> RunAsync<T>(Func<Task<T>> call)
    {
        try
        {
            return await call();
        }
        catch (Exception error)
            when (error is HttpRequestException or IOException or ClientResultException or AnthropicException)
        {
            if (Inner(error) is { } failure)
                throw new FailureException(failure.Failure, error);
            throw new FailureException(AgentFailures.Network with { Message = Cause(error) }, error);
        }
    }

    /// <summary>Reads a list of models: <c>{"data": [{"id": …}]}</c>.</summary>
    public static async Task<IReadOnlyList<ModelInfo>> ModelsAsync(Stream body, CancellationToken cancellation)
    {
        await using var bounded = new BoundedStream(body, LongestList);
        try
        {
            using var document = await JsonDocument.ParseAsync(bounded, default, cancellation);
            return document.RootElement.Member("data") is { ValueKind: JsonValueKind.Array } list
                ?
                [
                    .. list.EnumerateArray()
                        .Where(model => model.Text("id") is { Length: > 0 and <= 200 })
                        .Take(1000)
                        .Select(model => new ModelInfo(model.Text("id")!, model.Text("display_name"), false, [])),
                ]
                : [];
        }
        catch (JsonException)
        {
            throw new FailureException(AgentFailures.ModelError with { Message = "Its list of models is no JSON." });
        }
    }

    private static FailureException? Inner(Exception? error)
    {
        for (; error is not null; error = error.InnerException)
            if (error is FailureException failure)
                return failure;
        return null;
    }

    private static string Cause(Exception error)
    {
        while (error.InnerException is { } inner)
            error = inner;
        return error.Message;
    }
}
