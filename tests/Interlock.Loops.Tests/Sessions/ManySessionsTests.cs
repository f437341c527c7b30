using Interlock.Agents;
using Interlock.Core.Git;
using Interlock.Core.Journal;
using Interlock.Core.Processes;
using Interlock.Core.Sessions;
using Interlock.Core.State;
using Interlock.Loops.Sessions;
using Interlock.TestKit;
using Xunit;

namespace Interlock.Loops.Tests.Sessions;

public sealed class ManySessionsTests : IDisposable
{
    private const int Sessions = 200;
    private readonly TestRepository repository = new();
    private readonly SessionHost host;

    public ManySessionsTests()
    {
        repository.Write("a.txt", "one\n").Commit();
        var environment = Host.Environment(repository.Home);
        host = new SessionHost(
            environment,
            Host.Processes,
            TimeProvider.System,
            new Random(3),
            new JournalOptions(TimeProvider.System),
            StateHome.Of(environment),
            options =>
                new AgentCatalog(options.CallerDirectory, Host.Processes, environment, TimeProvider.System).Create(
                    options.Agent
                )
        );
    }

    [Fact(Timeout = 300_000)]
    public async Task Two_hundred_finished_sessions_leave_no_process_no_lease_and_no_lock()
    {
        var cancellation = TestContext.Current.CancellationToken;
        var (found, _) = await UserRepository.FindAsync(
            repository.Root,
            host.Processes,
            host.Environment,
            cancellation
        );
        var (tip, _) = await found!.ReadTipOfAsync("HEAD", cancellation);
        var state = RepositoryState.Of(host.Home, found.Root);
        var store = new SessionStore(state, host.Time, host.Random);
        await Parallel.ForEachAsync(
            Enumerable.Range(0, Sessions),
            new ParallelOptions { MaxDegreeOfParallelism = 8, CancellationToken = cancellation },
            async (i, _) =>
            {
                var options = new SessionOptions
                {
                    // A daemon in a session of its own outlives nothing.
                    Agent = "command:cat >/dev/null; (setsid tail -f /dev/null >/dev/null 2>&1 &); echo done",
                    CallerDirectory = repository.Root,
                };
                var me = ProcessIdentity.Current;
                var (session, failure) = await store.CreateAsync(
                    $"s{i}",
                    new SessionCreated("", $"agent-many-{i}", found.Root, tip!.Commit.Hex, tip.Tree.Hex, "0", "h"),
                    new TurnOrder(1, TurnKind.Task, "x", null, null, options, me.Pid, me.Start),
                    host.Journal,
                    cancellation
                );
                Assert.True(session is not null, failure?.Message);
                using var signals = new SessionSignals();
                await new SessionWorker(host, session, signals).RunAsync(() => { });
            }
        );
        var sessions = SessionCatalog.List([state]);
        Assert.Equal(Sessions, sessions.Count);
        Assert.All(sessions, session => Assert.Equal(SessionState.Completed, SessionReport.Read(session).State));
        Assert.DoesNotContain(sessions, session => session.IsLive);
        Assert.DoesNotContain(
            LiveProcesses.Holding(repository.Home),
            process => !process.StartsWith($"{Environment.ProcessId} ", StringComparison.Ordinal)
        );
        Assert.Empty(Directory.EnumerateFiles(host.Home.Root, "lease.json", SearchOption.AllDirectories));
    }

    public void Dispose() => repository.Dispose();
}
