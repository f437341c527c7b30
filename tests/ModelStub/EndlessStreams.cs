namespace Interlock.ModelStub;

/// <summary>Streams that a client must end itself, or drown.</summary>
internal static class EndlessStreams
{
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(20);

    /// <summary>One event that never ends, a byte at a time, until the other side goes away.</summary>
    public static async Task DripAsync(HttpContext context)
    {
        var stopping = context.RequestServices.GetRequiredService<IHostApplicationLifetime>().ApplicationStopping;
        var events = new ServerSentEvents(context);
        await events.SendRawAsync("data: {\"pad\":\"");
        using var timer = new PeriodicTimer(Pause);
        using var end = CancellationTokenSource.CreateLinkedTokenSource(context.RequestAborted, stopping);
        try
        {
            while (await timer.WaitForNextTickAsync(end.Token))
                await events.SendRawAsync("x");
        }
        catch (OperationCanceledException)
        {
            context.Abort();
        }
    }

    /// <summary>One event of many bytes, and the end.</summary>
    public static async Task HugeEventAsync(HttpContext context, int bytes)
    {
        var events = new ServerSentEvents(context);
        await events.SendRawAsync("data: {\"type\":\"x\",\"pad\":\"");
        var piece = new string('x', 64 * 1024);
        for (var sent = 0; sent < bytes; sent += piece.Length)
            await events.SendRawAsync(piece);
        await events.SendRawAsync("\"}\n\n");
    }
}
