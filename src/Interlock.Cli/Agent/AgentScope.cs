using Interlock.Core.Failures;
using Interlock.Core.Git;
using Interlock.Core.Sessions;
using Interlock.Core.State;

namespace Interlock.Cli.Agent;

/// <summary>Which sessions a command speaks of: those of the repository around the user, else those of all.</summary>
/// <param name="Face">The outside.</param>
/// <param name="Local">State of the repository, or null outside of one.</param>
internal sealed record AgentScope(Face Face, RepositoryState? Local)
{
    /// <summary>Looks around a folder.</summary>
    public static async Task<AgentScope> AroundAsync(Face face, string? folder, CancellationToken cancellation)
    {
        var place = Path.GetFullPath(folder ?? ".", face.CurrentFolder);
        var (repository, _) = await UserRepository.FindAsync(place, face.Processes, face.Environment, cancellation);
        return new AgentScope(face, repository is null ? null : RepositoryState.Of(face.Home, repository.Root));
    }

    /// <summary>The sessions to list, the one that was active last first.</summary>
    /// <param name="all">Whether those of other repositories count too.</param>
    public IReadOnlyList<SessionFolder> List(bool all) =>
        SessionCatalog.List(all || Local is null ? Everywhere(Face) : [Local]);

    /// <summary>Finds a session by name; without one the newest of the repository, and says which when it was a choice.</summary>
    public (SessionFolder? Session, Failure? Failure) Find(string name)
    {
        if (name == SessionName.Latest)
            return Latest();
        var (session, failure) = SessionCatalog.Find(name, List(all: false));
        if (session is null && failure!.Class == "session_not_found" && Local is not null)
            session = SessionCatalog.Find(name, List(all: true)).Session;
        return session is null ? (null, failure) : (session, null);
    }

    /// <summary>All repositories that have state.</summary>
    public static IEnumerable<RepositoryState> Everywhere(Face face) =>
        Directory.Exists(face.Home.Repositories)
            ? Directory.EnumerateDirectories(face.Home.Repositories).Select(path => new RepositoryState(path))
            : [];

    private (SessionFolder?, Failure?) Latest()
    {
        var latest =
            Local is not null ? AgentStore.Of(Face, Local).Latest()
            : List(all: true) is [var newest, ..] ? newest
            : null;
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
