using Interlock.Core.Agents;
using Interlock.Core.Sessions;
using Interlock.Core.Text;

namespace Interlock.Loops.Sessions;

/// <summary>Keeps <c>live.json</c> up to date while a turn runs, at most five times a second.</summary>
internal sealed class LiveWriter : IAsyncDisposable
{
    private const int LongestMessage = 256 * 1024;
    private static readonly TimeSpan Interval = TimeSpan.FromMilliseconds(200);
    private readonly SessionFolder folder;
    private readonly SecretText secrets;
    private readonly Transcript transcript;
    private readonly TimeProvider time;
    private readonly PeriodicTimer timer;
    private readonly Lock access = new();
    private readonly Task loop;
    private LiveState state;
    private bool isNew = true;

    public LiveWriter(SessionFolder folder, int turn, SecretText secrets, Transcript transcript, TimeProvider time)
    {
        (this.folder, this.secrets, this.transcript, this.time) = (folder, secrets, transcript, time);
        state = new LiveState(turn, null, null, null, time.GetUtcNow());
        timer = new PeriodicTimer(Interval, time);
        loop = RunAsync();
    }

    /// <summary>What the turn used so far, or null when that is not known.</summary>
    public TokenUsage? Usage
    {
        get
        {
            lock (access)
                return state.Usage;
        }
    }

    /// <summary>The agent does something.</summary>
    public void Activity(string line) => Set(now => now with { Activity = secrets.Clean(line) });

    /// <summary>The agent has said or spent something.</summary>
    public void Update(TurnUpdate update) =>
        Set(now =>
            now with
            {
                Message = update.Message is { } said
                    ? ExternalText.Limit(secrets.Clean(said), LongestMessage, KeptPart.Both)
                    : now.Message,
                Usage = update.Usage ?? now.Usage,
            }
        );

    /// <summary>Writes what is new and ends.</summary>
    public async ValueTask DisposeAsync()
    {
        timer.Dispose();
        await loop;
    }

    private void Set(Func<LiveState, LiveState> change)
    {
        lock (access)
            (state, isNew) = (change(state) with { At = time.GetUtcNow() }, true);
    }

    private async Task RunAsync()
    {
        try
        {
            do Write();
            while (await timer.WaitForNextTickAsync());
            Write();
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            transcript.Note($"what goes on just now could not be written any more: {e.Message}");
        }
    }

    private void Write()
    {
        LiveState current;
        lock (access)
        {
            if (!isNew)
                return;
            (current, isNew) = (state, false);
        }
        current.Write(folder);
    }
}
