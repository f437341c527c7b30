using Interlock.Core.Configuration;
using Interlock.Core.Failures;
using Interlock.Core.State;

namespace Interlock.Core.Runs;

/// <summary>Finds runs, of one repository or of all.</summary>
/// <param name="repositories">The repositories to look in.</param>
public sealed class RunCatalog(IReadOnlyList<RepositoryState> repositories)
{
    /// <summary>The name that means the newest run.</summary>
    public const string Latest = "latest";

    /// <summary>Every repository that has state in a home.</summary>
    public static RunCatalog Of(StateHome home) =>
        new(
            Directory.Exists(home.Repositories)
                ?
                [
                    .. Directory
                        .EnumerateDirectories(home.Repositories)
                        .Order(StringComparer.Ordinal)
                        .Select(path => new RepositoryState(path)),
                ]
                : []
        );

    /// <summary>All runs, the newest first.</summary>
    public IReadOnlyList<RunFolder> List() =>
        [
            .. repositories
                .Where(repository => Directory.Exists(repository.Runs))
                .SelectMany(repository => Directory.EnumerateDirectories(repository.Runs))
                .Select(path => new RunFolder(path))
                .Where(folder => RunId.IsValid(folder.Id))
                .OrderByDescending(folder => folder.Id, StringComparer.Ordinal),
        ];

    /// <summary>Finds a run by <c>latest</c>, its id, or a beginning of its id that no other has.</summary>
    /// <returns>The run, or why there is none; exactly one is not null.</returns>
    public (RunFolder? Run, Failure? Failure) Find(string name)
    {
        var all = List();
        if (all.Count == 0)
            return (
                null,
                Unknown(
                    "There are no runs here yet.",
                    "Start one with: interlock ship \"REQUEST\" --check \"test=COMMAND\""
                )
            );
        if (name == Latest)
            return (all[0], null);
        if (RunId.ParentOf(name) is { } parent && all.FirstOrDefault(run => run.Id == parent) is { } whole)
        {
            var part = new RunFolder(Path.Combine(whole.Children, name));
            return Directory.Exists(part.Path)
                ? (part, null)
                : (null, Unknown($"Run {parent} has no part '{Shown(name)}'.", $"See: interlock runs show {parent}"));
        }
        var matches = all.Where(run => name.Length > 0 && run.Id.StartsWith(name, StringComparison.Ordinal)).ToList();
        return matches.Count switch
        {
            1 => (matches[0], null),
            0 => (null, Unknown($"There is no run '{Shown(name)}'.", $"Take one of: {Nearest(name, all)}")),
            _ => (
                null,
                Unknown($"'{Shown(name)}' begins the names of {matches.Count} runs.", $"Take one of: {Names(matches)}")
            ),
        };
    }

    private static string Shown(string name) => Text.ExternalText.Line(name, 64);

    private static string Nearest(string name, IReadOnlyList<RunFolder> all) =>
        NearestName.Of(name, all.Select(run => run.Id)) is { } near ? near : Names(all);

    private static string Names(IReadOnlyList<RunFolder> runs) =>
        string.Join(", ", runs.Take(5).Select(run => run.Id)) + (runs.Count > 5 ? ", … (interlock runs list)" : "");

    private static Failure Unknown(string message, string remedy) =>
        new("run_not_found", message, FailureOwner.User, Retryable: false, remedy);
}
