using System.Text.Json;
using System.Text.Json.Nodes;
using Interlock.Core.Agents;
using Interlock.Core.Evidence;
using Interlock.Core.Failures;
using Interlock.Core.Gates;
using Interlock.Core.Git;
using Interlock.Core.Journal;
using Interlock.Core.Landing;
using Interlock.Core.Processes;
using Interlock.Core.Runs;
using Interlock.Core.State;
using Interlock.Core.Text;
using Interlock.Core.Workspaces;
using Interlock.Loops.Bench;
using Interlock.Loops.Ship.Phases;

namespace Interlock.Loops.Ship;

/// <summary>Starts a ship run, or goes on with one whose engine died, was stopped or could not work.</summary>
/// <param name="host">The program around it.</param>
/// <param name="home">Where state lives.</param>
/// <param name="agents">Makes an agent from its name and the run's options.</param>
public sealed class ShipSession(ShipHost host, StateHome home, Func<string, ShipOptions, IAgent> agents)
{
    /// <summary>Starts a run.</summary>
    /// <param name="ready">What passed preflight.</param>
    /// <param name="cancellation">Ends all agents; the run can be resumed.</param>
    /// <param name="folder">An empty folder that was made for it, or null for a new one.</param>
    /// <exception cref="OperationCanceledException">Cancelled, and recorded so.</exception>
    public async Task<ShipEnd> StartAsync(ShipReady ready, CancellationToken cancellation, RunFolder? folder = null)
    {
        var state = RepositoryState.Of(home, ready.Repository.Root);
        folder ??= new RunStore(state, host.Time, host.Random).Create();
        await using var journal = await RunJournal.OpenAsync(folder.Journal, host.Journal, cancellation);
        var record = Record(folder, ready);
        await journal.AppendAsync(
            "run.started",
            JsonSerializer.SerializeToElement(record, ShipJson.Default.ShipRecord)
        );
        host.RunCreated?.Invoke(folder);
        return await RunAsync(folder, state, ready.Repository, record, journal, cancellation);
    }

    /// <summary>Goes on with a run: what is recorded is replayed, what was under way is reconciled, the rest is done.</summary>
    /// <param name="folder">The run.</param>
    /// <param name="changes">What is other than when it was started.</param>
    /// <param name="cancellation">Ends all agents; the run can be resumed again.</param>
    /// <returns>The end, or why it cannot be resumed; exactly one is not null.</returns>
    /// <exception cref="JournalException">The journal is damaged, or another engine works on the run.</exception>
    /// <exception cref="OperationCanceledException">Cancelled, and recorded so.</exception>
    public async Task<(ShipEnd? End, Failure? Failure)> ResumeAsync(
        RunFolder folder,
        ShipChanges changes,
        CancellationToken cancellation
    )
    {
        await using var journal = await RunJournal.OpenAsync(folder.Journal, host.Journal, cancellation);
        if (ShipRecord.Of(journal) is not { } record)
            return (null, ShipFailures.NotResumable(folder.Id));
        var (repository, missing) = await UserRepository.FindAsync(
            record.Repository,
            host.Processes,
            host.Environment,
            cancellation
        );
        if (repository is null)
            return (null, missing);
        if (journal.Existing.Any(r => r.Type == "run.completed"))
        {
            host.RunCreated?.Invoke(folder);
            await FinishAsync(repository, folder);
            var report = RunReport.Read(folder);
            return (new ShipEnd(report.Outcome!.Value, report.Verdict, report.Failure), null);
        }
        // What the dead engine's agents left would write into workspaces that are handed out again.
        await new ProcessReaper(host.Time).EndAsync(folder.Id, cancellation);
        var me = ProcessIdentity.Current;
        await journal.AppendAsync(
            "run.resumed",
            JsonElement.Parse(
                new JsonObject
                {
                    ["pid"] = me.Pid,
                    ["pidStart"] = me.Start,
                    ["changes"] = JsonSerializer.SerializeToNode(changes, ShipJson.Default.ShipChanges),
                }.ToJsonString()
            )
        );
        record = record with { Options = changes.Apply(record.Options) };
        host.RunCreated?.Invoke(folder);
        var state = RepositoryState.Of(home, repository.Root);
        return (await RunAsync(folder, state, repository, record, journal, cancellation), null);
    }

    private async Task<ShipEnd> RunAsync(
        RunFolder folder,
        RepositoryState state,
        UserRepository repository,
        ShipRecord record,
        RunJournal journal,
        CancellationToken cancellation
    )
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        if (record.Options.RunTimeout is { } timeout)
            limit.CancelAfter(timeout);
        try
        {
            await repository.PinAsync(folder.Id, record.Tip.Commit, cancellation);
            var end = await LoopAsync(folder, state, repository, record, journal, limit.Token);
            await FinishAsync(repository, folder);
            return end;
        }
        catch (OperationCanceledException) when (cancellation.IsCancellationRequested)
        {
            return await InterruptAsync(
                journal,
                new ShipEnd(Outcome.Cancelled, Verdict.NotRun, ShipFailures.Cancelled(folder.Id))
            );
        }
        catch (OperationCanceledException) when (limit.IsCancellationRequested)
        {
            return await InterruptAsync(
                journal,
                new ShipEnd(
                    Outcome.TimedOut,
                    Verdict.NotRun,
                    ShipFailures.TimedOut(folder.Id, record.Options.RunTimeout!.Value)
                )
            );
        }
        catch (FailureException e) when (e is not JournalException)
        {
            return await InterruptAsync(
                journal,
                new ShipEnd(AgentTrouble.OutcomeOf(e.Failure), Verdict.NotRun, e.Failure)
            );
        }
    }

    private async Task<ShipEnd> LoopAsync(
        RunFolder folder,
        RepositoryState state,
        UserRepository repository,
        ShipRecord record,
        RunJournal journal,
        CancellationToken cancellation
    )
    {
        var options = record.Options;
        var steps = new StepLog(journal);
        var events = new ShipEvents(steps);
        if (journal.DroppedTail is { } tail)
            await events.NoteAsync(
                $"dropped-tail-{tail.Offset}",
                $"The journal ended in {tail.Bytes} unreadable bytes of a write that was never acknowledged; they are dropped."
            );
        var sandbox = await new ShipSandbox(host, home).OpenAsync(repository, events, cancellation);
        var store = await ObjectStore.OpenAsync(
            state.Store,
            repository,
            host.Processes,
            host.Environment,
            cancellation
        );
        await using var pool = new WorkspacePool(
            state.Pool,
            store,
            host.Processes,
            host.Environment,
            host.Time,
            options.Setup,
            sandbox: sandbox
        );
        using var slots = new SemaphoreSlim(options.MaxAgents);
        var before = RunReport.Read(folder).Usage;
        using var own = new RunBudget(
            new TurnLimits(options.MaxTokens, null, options.MaxMoney),
            new TokenUsage(before.InputTokens, null, before.OutputTokens, null) { Money = before.Money }
        );
        var services = new ShipServices
        {
            Run = folder.Id,
            RunFolder = folder.Path,
            Options = options,
            Base = record.Tip,
            DirtyPaths = [.. record.Dirty.Select(d => new RepoPath(d))],
            Steps = steps,
            Store = store,
            Pool = pool,
            Checks = new CheckRunner(
                pool,
                host.Processes,
                host.Environment,
                host.Time,
                state.Evidence,
                doubt => host.Progress?.Invoke("evidence", doubt),
                sandbox
            ),
            Lander = new Lander(repository, store, state.Root, host.Time),
            Agent = name => agents(name, options),
            Budget = host.Budget ?? own,
            Sandbox = sandbox,
            Time = host.Time,
            AgentSlots = host.Slots ?? slots,
            Progress = host.Progress,
        };
        return options.Bench is { } bench
            ? await new BenchLoop(services, bench).RunAsync(cancellation)
            : await new ShipLoop(services).RunAsync(cancellation);
    }

    // What follows run.completed; done again when a crash came between.
    private async Task FinishAsync(UserRepository repository, RunFolder folder)
    {
        await repository.UnpinAsync(folder.Id, CancellationToken.None);
        ReceiptWriter.Write(folder, new Redactor(host.Environment.SecretValues));
    }

    private static async Task<ShipEnd> InterruptAsync(RunJournal journal, ShipEnd end)
    {
        await journal.AppendAsync("run.interrupted", JsonElement.Parse(EventNodes.End(end).ToJsonString()));
        return end;
    }

    private static ShipRecord Record(RunFolder folder, ShipReady ready)
    {
        var me = ProcessIdentity.Current;
        return new ShipRecord(
            folder.Id,
            ShipRecord.LoopOf(ready.Options),
            ready.Repository.Root,
            ready.Base.Commit.Hex,
            ready.Base.Tree.Hex,
            ready.Base.Branch,
            ready.Options.Request,
            ready.Options,
            [.. ready.Dirty.Select(d => d.Text)],
            typeof(ShipSession).Assembly.GetName().Version!.ToString(3),
            me.Pid,
            me.Start,
            Environment.MachineName
        );
    }
}
