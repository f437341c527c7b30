using Interlock.Agents.Protocols;
using Interlock.Loops.Workflows.Script;

namespace Interlock.Loops.Workflows.Host;

/// <summary>
/// Notices a script that never pauses: its process answers no sign of life any more. Signs are counted, not time, so a
/// machine that was asleep is no endless loop.
/// </summary>
/// <param name="rpc">The process.</param>
/// <param name="slice">How long a script may run without a pause.</param>
/// <param name="time">The clock.</param>
internal sealed class ScriptWatchdog(LineRpc rpc, TimeSpan slice, TimeProvider time)
{
    private const int Signs = 5;

    /// <summary>Completes when the script never pauses.</summary>
    /// <exception cref="OperationCanceledException">Cancelled, or the process is gone.</exception>
    public async Task<ScriptError> WatchAsync(CancellationToken cancellation)
    {
        using var ticks = new PeriodicTimer(slice / Signs, time);
        var answer = AskAsync(cancellation);
        for (var missed = 0; missed < Signs; )
        {
            await ticks.WaitForNextTickAsync(cancellation);
            missed++;
            if (!answer.IsCompleted)
                continue;
            await answer;
            missed = 0;
            answer = AskAsync(cancellation);
        }

        return new ScriptError(
            ScriptErrors.EndlessLoop,
            $"the script ran for {slice.TotalSeconds:0.#} s without a pause and was ended"
        );
    }

    private Task<RpcReply> AskAsync(CancellationToken cancellation) => rpc.RequestAsync("ping", null, cancellation);
}
