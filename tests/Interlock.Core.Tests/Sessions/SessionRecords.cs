using Interlock.Core.Journal;
using Interlock.Core.Processes;
using Interlock.Core.Sessions;
using Interlock.Core.State;
using Xunit;

namespace Interlock.Core.Tests.Sessions;

/// <summary>Sessions without agents: records as their callers and workers write them.</summary>
internal static class SessionRecords
{
    public static JournalOptions Journal { get; } = new(TimeProvider.System);

    public static SessionOptions Options { get; } = new() { Agent = "command:true", CallerDirectory = "/" };

    public static SessionStore Store(string root) => new(new RepositoryState(root), TimeProvider.System, new Random(7));

    public static SessionCreated Created(string id = "agent-x") =>
        new("", id, "/repo", new string('a', 40), new string('b', 40), "0.1.0", "host");

    public static TurnOrder Order(int turn = 1, ProcessIdentity? starter = null)
    {
        var who = starter ?? ProcessIdentity.Current;
        return new TurnOrder(turn, TurnKind.Task, "do it", "digest", null, Options, who.Pid, who.Start);
    }

    public static async Task<SessionFolder> CreateAsync(SessionStore store, string? name, TurnOrder? order = null)
    {
        var (session, failure) = await store.CreateAsync(
            name,
            Created(store.NewId()),
            order ?? Order(),
            Journal,
            TestContext.Current.CancellationToken
        );
        Assert.True(session is not null, failure?.Message);
        return session;
    }

    public static async Task AppendAsync(SessionFolder folder, Func<SessionEvents, Task> write)
    {
        await using var journal = await RunJournal.OpenAsync(
            folder.Journal,
            Journal,
            TestContext.Current.CancellationToken
        );
        await write(new SessionEvents(journal));
    }
}
