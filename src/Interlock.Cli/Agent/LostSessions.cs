using Interlock.Cli.Faults;
using Interlock.Core.Failures;
using Interlock.Core.Sessions;

namespace Interlock.Cli.Agent;

/// <summary>Writes down that sessions are lost whose worker died, and cleans up after them.</summary>
/// <param name="face">The outside.</param>
internal sealed class LostSessions(Face face)
{
    private readonly HashSet<string> said = new(StringComparer.Ordinal);

    /// <summary>Looks at some sessions.</summary>
    public async Task SettleAsync(IEnumerable<SessionFolder> folders, CancellationToken cancellation)
    {
        foreach (var folder in folders)
            await SettleAsync(folder, cancellation);
    }

    /// <summary>Looks at one. Where the state cannot be written it is only said.</summary>
    public async Task SettleAsync(SessionFolder folder, CancellationToken cancellation)
    {
        try
        {
            await Cleaner().SettleAsync(folder, cancellation);
        }
        catch (FailureException e) when (e.Failure.Class == "journal_not_opened")
        {
            if (said.Add(folder.Name))
                await face.Error.WriteLineAsync(
                    $"interlock: the worker of {folder.Name} died; its record cannot be written, so nothing is cleaned up"
                );
        }
    }

    /// <summary>Stops a session.</summary>
    public SessionStop Stopper() => new(Cleaner(), face.Time);

    private LostSession Cleaner() =>
        new(face.Processes, face.Environment, face.Home, face.Time, FaultInjection.Options(face));
}
