using Interlock.Agents.Protocols;
using Interlock.Loops.Workflows.Script;

namespace Interlock.Loops.Workflows.Host;

/// <summary>
/// Notices a script that never pauses and asks for nothing: its process gives no sign of life any more. Signs are
/// counted, not time, so a machine that was asleep is no endless loop.
/// </summary>
/// <param name="rpc">The process.</param>
/// <param name="taken">How many messages came from it: a script that makes 100,000 calls before it pauses is at work. One
/// that never stops making calls ends by its memory.</param>
/// <param name="slice">How long a script may run without a pause.</param>
/// <param name="time">The clock.</param>
internal sealed class ScriptWatchdog(LineRpc rpc, Func<long> taken, TimeSpan slice, TimeProvider time)
{
    private const int Signs = 5;

    /// <summary>Completes when the script never pauses.</summary>
    /// <exception cref="OperationCanceledException">Cancelled, or the process is gone.</exception>
    public async Task<ScriptError> WatchAsync(CancellationToken cancellation)
    {
        using var ticks = new PeriodicTimer(slice / Signs, time);
        var answer = AskAsync(cancellation);
        var before = taken();
        for (var missed = 0; missed < Signs; )
        {
            await ticks.WaitForNextTickAsync(cancellation);
            missed = taken() == before ? missed + 1 : 0;
            before = taken();
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
