using Interlock.Agents.Sessions;
using Interlock.Core.Agents;

namespace Interlock.Agents.Acp;

/// <summary>Tells who watches how the message grows: now and then, for the whole of it is cleaned each time.</summary>
/// <param name="turn">The turn.</param>
/// <param name="record">Takes the secrets out.</param>
/// <param name="time">The clock.</param>
internal sealed class AcpLive(AgentTurn turn, SessionRecord record, TimeProvider time)
{
    private const int LongMessage = 100_000;
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(200);
    private long last;

    /// <summary>The message has grown.</summary>
    public void Message(string text, bool isLast = false)
    {
        var pause = Pause * (1 + (text.Length / LongMessage));
        if (turn.Update is null || (!isLast && last != 0 && time.GetElapsedTime(last) < pause))
            return;
        turn.Update(new TurnUpdate { Message = record.Whole(text) });
        last = time.GetTimestamp();
    }
}
