using Interlock.Core.Agents;

namespace Interlock.Agents.Sessions;

/// <summary>Tells a turn's news, each only when it is new; a growing message not too often.</summary>
/// <param name="update">Who is told, or null.</param>
/// <param name="record">Cleans the text.</param>
/// <param name="time">The clock.</param>
internal sealed class UpdateFeed(Action<TurnUpdate>? update, SessionRecord record, TimeProvider time)
{
    private static readonly TimeSpan Pace = TimeSpan.FromMilliseconds(200);
    private const int Share = 9; // a long message takes at most a tenth of the time to clean
    private readonly Lock gate = new();
    private string? session;
    private string? model;
    private TokenUsage? usage;
    private long told;
    private TimeSpan pause;

    /// <summary>The runtime's id of the conversation and the model that answers, as far as they are known.</summary>
    public void Conversation(string? id, string? answers)
    {
        lock (gate)
        {
            if (update is null || (id == session && answers == model))
                return;
            (session, model) = (id, answers);
            update(new TurnUpdate { Session = id, Model = answers });
        }
    }

    /// <summary>What the turn has used so far.</summary>
    public void Usage(TokenUsage now)
    {
        lock (gate)
        {
            if (update is null || now == usage)
                return;
            usage = now;
            update(new TurnUpdate { Usage = now });
        }
    }

    /// <summary>A message that is still being written.</summary>
    /// <param name="text">Gives the message so far; asked only when it is told.</param>
    public void Part(Func<string> text)
    {
        lock (gate)
        {
            if (update is null || (told != 0 && time.GetElapsedTime(told) < pause))
                return;
            var began = time.GetTimestamp();
            var part = record.Part(text());
            if (part.Length > 0)
                update(new TurnUpdate { Message = part });
            told = time.GetTimestamp();
            pause = Pace + (time.GetElapsedTime(began, told) * Share);
        }
    }

    /// <summary>A message that is complete.</summary>
    public void Message(string text)
    {
        lock (gate)
        {
            if (update is null || text.Length == 0)
                return;
            update(new TurnUpdate { Message = record.Whole(text) });
        }
    }
}
