using System.Text.Json;

namespace Interlock.ModelStub;

/// <summary>The faults that are the same in every protocol: a status instead of an answer, and silence.</summary>
internal static class Faults
{
    /// <summary>Plays the reply if it is such a fault, and says so.</summary>
    public static async Task<bool> PlayAsync(HttpContext context, Reply reply)
    {
        var step = reply.Step;
        if (step.Status is { } status)
        {
            context.Response.StatusCode = status;
            context.Response.ContentType = "application/json";
            if (step.RetryAfter is { } seconds)
                context.Response.Headers.RetryAfter = seconds.ToString();
            foreach (var (name, value) in step.Headers)
                context.Response.Headers[name] = value;
            await context.Response.WriteAsync(step.Body ?? DefaultBody(status), context.RequestAborted);
            return true;
        }

        if (step.ContentType is { } type)
        {
            context.Response.ContentType = type;
            await context.Response.WriteAsync(step.Body ?? "<p>Sign in</p>", context.RequestAborted);
            return true;
        }

        if (step.HugeEvent is { } bytes)
            await EndlessStreams.HugeEventAsync(context, bytes);
        else if (step.Drip)
            await EndlessStreams.DripAsync(context);
        else if (step.HangSilent)
            await UntilDisconnectedAsync(context);
        else
            return false;
        return true;
    }

    /// <summary>Waits until the other side goes away or the stub stops.</summary>
    public static async Task UntilDisconnectedAsync(HttpContext context)
    {
        var stopping = context.RequestServices.GetRequiredService<IHostApplicationLifetime>().ApplicationStopping;
        using var end = CancellationTokenSource.CreateLinkedTokenSource(context.RequestAborted, stopping);
        var gone = new TaskCompletionSource();
        await using var registration = end.Token.Register(gone.SetResult);
        await gone.Task;
        context.Abort();
    }

    private static string DefaultBody(int status)
    {
        var error = new
        {
            message = $"stub says {status}",
            type = "stub_error",
            code = (string?)null,
        };
        return JsonSerializer.Serialize(new { type = "error", error }); // the form of OpenAI and of Anthropic
    }
}
