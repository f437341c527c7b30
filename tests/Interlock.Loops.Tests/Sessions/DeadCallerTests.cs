using Interlock.Agents;
using Interlock.Core.Failures;
using Interlock.Core.Journal;
using Interlock.Core.Processes;
using Interlock.Core.Sessions;
using Interlock.Core.State;
using Interlock.Loops.Sessions;
using Interlock.TestKit;
using Xunit;

namespace Interlock.Loops.Tests.Sessions;

public sealed class DeadCallerTests : IDisposable
{
    private readonly TestRepository repository = new();

    [Fact(Timeout = 60_000)]
    public async Task A_caller_that_died_before_its_worker_began_leaves_a_lost_session()
    {
        var cancellation = TestContext.Current.CancellationToken;
        repository.Write("a.txt", "one\n").Commit();
        var environment = Host.Environment(repository.Home);
        var journal = new JournalOptions(TimeProvider.System);
        var home = StateHome.Of(environment);
        var dead = new ProcessIdentity(ProcessIdentity.Current.Pid, "1@another-boot");
        var options = new SessionOptions { Agent = "command:touch began", CallerDirectory = repository.Root };
        var (session, _) = await new SessionStore(
            RepositoryState.Of(home, repository.Root),
            TimeProvider.System,
            new Random(1)
        ).CreateAsync(
            "s",
            new SessionCreated("", "agent-dead", repository.Root, Git("HEAD"), Git("HEAD^{tree}"), "0", "h"),
            new TurnOrder(1, TurnKind.Task, "x", null, null, options, dead.Pid, dead.Start),
            journal,
            cancellation
        );
        var host = new SessionHost(
            environment,
            Host.Processes,
            TimeProvider.System,
            new Random(2),
            journal,
            home,
            one =>
                new AgentCatalog(one.CallerDirectory, Host.Processes, environment, TimeProvider.System).Create(
                    one.Agent
                )
        );
        using var signals = new SessionSignals();

        var refused = await Assert.ThrowsAsync<FailureException>(() =>
            new SessionWorker(host, session!, signals).RunAsync(() => Assert.Fail("it has begun"))
        );

        Assert.Equal("caller_died", refused.Failure.Class);
        var lost = new LostSession(Host.Processes, environment, home, TimeProvider.System, journal);
        Assert.True(await lost.SettleAsync(session!, cancellation));
        var report = SessionReport.Read(session!);
        Assert.Equal(
            (SessionState.Lost, "its worker died", 0),
            (report.State, report.Reason, report.Turns.Count(t => t.Started is not null))
        );
    }

    public void Dispose() => repository.Dispose();

    private string Git(string name) => repository.Git("rev-parse", name).Trim();
}
