using Interlock.Cli.CommandLine;
using Interlock.Core.Failures;
using Interlock.Core.Sessions;
using Interlock.Core.State;

namespace Interlock.Cli.Agent;

/// <summary>Which sessions a command speaks of: those of the repository around the user, else those of all.</summary>
/// <param name="Face">The outside.</param>
/// <param name="Local">State of the repository, or null outside of one.</param>
internal sealed record AgentScope(Face Face, RepositoryState? Local)
{
    /// <summary>Whether the repository was named: then no other is meant.</summary>
    private bool IsNamed { get; init; }

    /// <summary>Looks at the repository that is named, or around the user.</summary>
    /// <exception cref="Output.RefusalException">What was named is no repository.</exception>
    public static async Task<AgentScope> AroundAsync(Face face, string? named, CancellationToken cancellation) =>
        new(face, await Place.FindAsync(face, named, cancellation)) { IsNamed = named is not null };

    /// <summary>The sessions to list, the one that was active last first.</summary>
    /// <param name="all">Whether those of other repositories count too.</param>
    public IReadOnlyList<SessionFolder> List(bool all) =>
        SessionCatalog.List(all || Local is null ? Everywhere(Face) : [Local]);

    /// <summary>Finds a session by name; without one the newest of the repository, and says which when it was a choice.</summary>
    public (SessionFolder? Session, Failure? Failure) Find(string name)
    {
        if (Local is null)
            return (null, Place.Nowhere(Face, name));
        if (name == SessionName.Latest)
            return Latest(Local);
        var (session, failure) = SessionCatalog.Find(name, List(all: false));
        // Names are given by people and not unique: one of another repository has to be written out, and be the only one.
        return
            session is null
            && failure!.Class == "session_not_found"
            && !IsNamed
            && List(all: true).Where(folder => folder.Name == name).ToList() is [var elsewhere]
            ? (elsewhere, null)
            : (session, failure);
    }

    /// <summary>All repositories that have state.</summary>
    public static IEnumerable<RepositoryState> Everywhere(Face face) =>
        Directory.Exists(face.Home.Repositories)
            ? Directory.EnumerateDirectories(face.Home.Repositories).Select(path => new RepositoryState(path))
            : [];

    private (SessionFolder?, Failure?) Latest(RepositoryState local)
    {
        var latest = AgentStore.Of(Face, local).Latest();
        if (latest is null)
            return (null, SessionFailures.Unknown(SessionName.Latest, []));
        var atWork = List(all: false).Count(session => session.IsLive);
        if (atWork > 1)
            Face.Error.WriteLine(
                $"interlock: {atWork} sessions are at work here; the one started last is {latest.Name}"
            );
        return (latest, null);
    }
}
