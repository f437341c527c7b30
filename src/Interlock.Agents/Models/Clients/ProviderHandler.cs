using Interlock.Agents.Sessions;
using Interlock.Core.Failures;

namespace Interlock.Agents.Models.Clients;

/// <summary>
/// What stands between an SDK and the network: an HTTP error becomes a failure here, with its headers, before an SDK makes an
/// exception of its own of it; and an answer in another form than asked for is told as such.
/// </summary>
/// <param name="time">The clock, for waits that are given as a date.</param>
internal sealed class ProviderHandler(TimeProvider time) : DelegatingHandler(Network)
{
    private const int LongestError = 64 * 1024;

    // One pool of connections for the process. A key must not follow a redirect to another host.
    private static readonly SocketsHttpHandler Network = new()
    {
        AllowAutoRedirect = false,
        UseCookies = false,
        ConnectTimeout = TimeSpan.FromSeconds(30),
        PooledConnectionLifetime = TimeSpan.FromMinutes(5),
    };

    /// <summary>A client with no limits of its own; whoever asks cancels.</summary>
    public static HttpClient Client(TimeProvider time) =>
        new(new ProviderHandler(time), disposeHandler: false) { Timeout = Timeout.InfiniteTimeSpan };

    /// <inheritdoc/>
    protected override async Task<HttpResponseMessage> SendAsync(
        HttpRequestMessage request,
        CancellationToken cancellationToken
    )
    {
        var response = await base.SendAsync(request, cancellationToken);
        var kind = response.Content.Headers.ContentType?.MediaType;
        var expected = request.Method == HttpMethod.Get ? "application/json" : "text/event-stream";
        if (response.IsSuccessStatusCode && kind == expected)
            return response;
        using (response)
        {
            if (response.IsSuccessStatusCode)
                throw new FailureException(WrongType(kind, expected));
            var body = await StartAsync(response, cancellationToken);
            throw new FailureException(
                ProviderErrors.OfAnswer((int)response.StatusCode, response.Headers, body, time.GetUtcNow())
            );
        }
    }

    private static async Task<byte[]> StartAsync(HttpResponseMessage response, CancellationToken cancellation)
    {
        var buffer = new byte[LongestError];
        await using var body = await response.Content.ReadAsStreamAsync(cancellation);
        var length = await body.ReadAtLeastAsync(buffer, buffer.Length, throwOnEndOfStream: false, cancellation);
        return buffer[..length];
    }

    private static Failure WrongType(string? kind, string expected) =>
        AgentFailures.ModelError with
        {
            Message = $"It answered with '{kind ?? "no content type"}' where {expected} was expected.",
            Remedy = "Check the base URL: it may lead to something else than the provider's API.",
        };
}
