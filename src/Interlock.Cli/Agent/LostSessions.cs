using Interlock.Cli.Faults;
using Interlock.Core.Sessions;

namespace Interlock.Cli.Agent;

/// <summary>Writes down that sessions are lost whose worker died, and cleans up after them.</summary>
/// <param name="face">The outside.</param>
internal sealed class LostSessions(Face face)
{
    /// <summary>Looks at some sessions.</summary>
    public async Task SettleAsync(IEnumerable<SessionFolder> folders, CancellationToken cancellation)
    {
        foreach (var folder in folders)
            await SettleAsync(folder, cancellation);
    }

    /// <summary>Looks at one.</summary>
    public Task SettleAsync(SessionFolder folder, CancellationToken cancellation) =>
        Cleaner().SettleAsync(folder, cancellation);

    /// <summary>Stops a session.</summary>
    public SessionStop Stopper() => new(Cleaner(), face.Time);

    private LostSession Cleaner() =>
        new(face.Processes, face.Environment, face.Home, face.Time, FaultInjection.Options(face));
}
