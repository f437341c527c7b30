using System.Globalization;
using Interlock.Core.Failures;
using Interlock.Core.Processes;
using Interlock.Core.State;
using Interlock.Core.Text;

namespace Interlock.Agents.Replay;

/// <summary>Finds the recorded turns that a name means.</summary>
internal static class ReplaySource
{
    private const int MostTurns = 10_000;
    private static readonly string[] Kinds = ["turns", "sessions"];

    /// <summary>The folders of the recorded turns in their order, or why there are none.</summary>
    /// <param name="name">
    /// The folder of a turn, a session or a run; or the name of a session or the id of a run in the state folder.
    /// </param>
    /// <param name="directory">Where the user called interlock.</param>
    /// <param name="environment">Says where the state folder is.</param>
    public static (IReadOnlyList<string> Turns, Failure? Failure) Find(
        string name,
        string directory,
        HostEnvironment environment
    )
    {
        var found = Candidates(name, directory, environment).Where(Directory.Exists).Distinct().ToList();
        if (found.Count > 1)
            return ([], Unusable(name, $"means several: {string.Join(", ", found)}; name one folder"));
        if (found.Count == 0)
            return ([], Unusable(name, "is no recorded session, run or folder"));
        var turns = Turns(found[0]).Where(folder => TurnFiles.Read(folder) is not null).Take(MostTurns).ToList();
        return turns.Count > 0 ? (turns, null) : ([], Unusable(name, $"has no recorded turn in {found[0]}"));
    }

    private static IEnumerable<string> Candidates(string name, string directory, HostEnvironment environment)
    {
        if (name.Contains('/', StringComparison.Ordinal) || Directory.Exists(Path.Combine(directory, name)))
            return [Path.GetFullPath(name, directory)];
        var repositories = StateHome.Of(environment).Repositories;
        return Directory.Exists(repositories)
            ? Directory
                .EnumerateDirectories(repositories)
                .SelectMany(repository =>
                    new[] { Path.Combine(repository, "agents", name), Path.Combine(repository, "runs", name) }
                )
            : [];
    }

    // turns/1, turns/2, … of a session; sessions/ship.plan.answer-1, … of a run, whose order does not matter, and
    // sessions/KEY/turn-1, … of a workflow's.
    private static IEnumerable<string> Turns(string folder)
    {
        if (TurnFiles.Read(folder) is not null)
            return [folder];
        return Kinds
            .Select(kind => Path.Combine(folder, kind))
            .Where(Directory.Exists)
            .SelectMany(Directory.EnumerateDirectories)
            .SelectMany(turn =>
                TurnFiles.Read(turn) is not null ? [turn] : Directory.EnumerateDirectories(turn, "turn-*")
            )
            .OrderBy(Number)
            .ThenBy(turn => turn, StringComparer.Ordinal);
    }

    private static int Number(string turn) =>
        int.TryParse(Path.GetFileName(turn), NumberStyles.None, CultureInfo.InvariantCulture, out var number)
            ? number
            : int.MaxValue;

    private static Failure Unusable(string name, string why) =>
        new(
            "replay_not_found",
            $"'{ExternalText.Line(name, 200)}' {why}.",
            FailureOwner.User,
            false,
            "Name a session ('interlock agent list --all'), a run, or the folder of one."
        );
}
