using System.Globalization;
using Interlock.Core.Agents;
using Interlock.Core.Failures;

namespace Interlock.Agents.Resilience;

/// <summary>
/// Where the tries of one turn keep their files. The records of the last one are in the session folder itself, those of
/// the ones before in its <c>attempt-1</c>, <c>attempt-2</c>, …
/// </summary>
internal static class AttemptFiles
{
    /// <summary>Moves the records of a try out of the way of the next.</summary>
    /// <param name="folder">The session folder.</param>
    /// <param name="attempt">The try that is over, counted from 1.</param>
    /// <returns>Why they stay, or null.</returns>
    public static Failure? PutAside(string folder, int attempt)
    {
        var aside = Path.Combine(folder, string.Create(CultureInfo.InvariantCulture, $"attempt-{attempt}"));
        try
        {
            Directory.CreateDirectory(aside);
            foreach (var file in Directory.GetFiles(folder))
                File.Move(file, Path.Combine(aside, Path.GetFileName(file)), overwrite: true);
            return null;
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            return Sessions.AgentFailures.Files("turn", error);
        }
    }

    /// <summary>The home of one of several agents: runtimes must not share one.</summary>
    /// <param name="turn">The turn.</param>
    /// <param name="agent">The agent, counted from 0.</param>
    /// <param name="agents">How many there are.</param>
    public static string? Home(AgentTurn turn, int agent, int agents) =>
        turn.HomeFolder is null || agents == 1
            ? turn.HomeFolder
            : Path.Combine(turn.HomeFolder, string.Create(CultureInfo.InvariantCulture, $"agent-{agent + 1}"));
}
