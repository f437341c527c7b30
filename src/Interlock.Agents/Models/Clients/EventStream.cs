using System.Net.ServerSentEvents;
using System.Runtime.CompilerServices;
using System.Text.Json;
using Interlock.Agents.Protocols;
using Interlock.Agents.Sessions;
using Interlock.Core.Failures;

namespace Interlock.Agents.Models.Clients;

/// <summary>Server-sent events that carry one JSON object each (https://html.spec.whatwg.org/multipage/server-sent-events.html).</summary>
internal static class EventStream
{
    /// <summary>The events, as they arrive.</summary>
    /// <param name="body">The answer.</param>
    /// <param name="heard">Called for each event that is more than a sign of life.</param>
    /// <param name="cancellation">Ends the reading.</param>
    /// <exception cref="FailureException">An event is no JSON object, or the answer is too long.</exception>
    public static async IAsyncEnumerable<JsonElement> ReadAsync(
        Stream body,
        Action heard,
        [EnumeratorCancellation] CancellationToken cancellation
    )
    {
        await using var bounded = new BoundedStream(body, BoundedStream.Answer);
        var parser = SseParser.Create(bounded, (_, data) => data.ToArray());
        await foreach (var item in parser.EnumerateAsync(cancellation))
        {
            if (item.Data.AsSpan().Trim(" "u8).SequenceEqual("[DONE]"u8))
                yield break;
            if (JsonBody.Parse(item.Data) is not { } data)
                throw new FailureException(
                    AgentFailures.ModelError with
                    {
                        Message = "It sent an event that is no JSON.",
                    }
                );
            if (data.Text("type") != "ping")
                heard();
            yield return data;
        }
    }

    /// <summary>The failure of an answer that ended too early.</summary>
    public static FailureException Cut() =>
        new(AgentFailures.Network with { Message = "The answer ended before it was complete." });
}
