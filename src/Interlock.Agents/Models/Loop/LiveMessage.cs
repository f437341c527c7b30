using System.Text;
using Interlock.Agents.Sessions;
using Interlock.Core.Agents;
using Interlock.Core.Text;

namespace Interlock.Agents.Models.Loop;

/// <summary>
/// The message as it grows, told to whoever watches: line by line, since a secret that has half arrived cannot be known as one.
/// </summary>
internal sealed class LiveMessage(AgentTurn turn, SessionRecord record, TimeProvider time)
{
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(100);
    private readonly RedactingText pieces = record.Pieces();
    private readonly StringBuilder shown = new();
    private long told;

    /// <summary>A piece arrived.</summary>
    public void Append(string piece)
    {
        if (turn.Update is null || pieces.Append(piece) is not { Length: > 0 } whole)
            return;
        shown.Append(whole);
        if (told != 0 && time.GetElapsedTime(told) < Pause)
            return;
        told = time.GetTimestamp();
        turn.Update(new TurnUpdate { Message = ExternalText.Clean(shown.ToString(), int.MaxValue) });
    }

    /// <summary>The message is whole.</summary>
    public void Finish(string text, TokenUsage usage) =>
        turn.Update?.Invoke(new TurnUpdate { Message = text.Length == 0 ? null : record.Whole(text), Usage = usage });
}
