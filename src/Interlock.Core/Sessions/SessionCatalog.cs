using Interlock.Core.Failures;
using Interlock.Core.State;

namespace Interlock.Core.Sessions;

/// <summary>Finds sessions, of one repository or of all.</summary>
public static class SessionCatalog
{
    /// <summary>All sessions of some repositories, the one that was active last first.</summary>
    public static IReadOnlyList<SessionFolder> List(IEnumerable<RepositoryState> repositories) =>
        [
            .. repositories
                .Where(repository => Directory.Exists(repository.Agents))
                .SelectMany(repository => Directory.EnumerateDirectories(repository.Agents))
                .Select(path => new SessionFolder(path))
                .Where(folder => SessionName.IsValid(folder.Name))
                .Select(folder => (Folder: folder, folder.LastActive))
                .OrderByDescending(session => session.LastActive)
                .ThenBy(session => session.Folder.Name, StringComparer.Ordinal)
                .Select(session => session.Folder),
        ];

    /// <summary>Finds a session by its name, or by a beginning of it that no other has.</summary>
    /// <param name="name">What was written.</param>
    /// <param name="all">The sessions to look among.</param>
    /// <returns>The session, or why there is none; exactly one is not null.</returns>
    public static (SessionFolder? Session, Failure? Failure) Find(string name, IReadOnlyList<SessionFolder> all)
    {
        if (all.FirstOrDefault(folder => folder.Name == name) is { } exact)
            return (exact, null);
        var begins = all.Where(folder => name.Length > 0 && folder.Name.StartsWith(name, StringComparison.Ordinal))
            .ToList();
        return begins.Count switch
        {
            1 => (begins[0], null),
            0 => (null, SessionFailures.Unknown(name, [.. all.Select(folder => folder.Name)])),
            _ => (null, SessionFailures.Ambiguous(name, [.. begins.Select(folder => folder.Name)])),
        };
    }
}
