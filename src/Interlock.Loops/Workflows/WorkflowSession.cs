using System.Text.Json;
using System.Text.Json.Nodes;
using Interlock.Core.Agents;
using Interlock.Core.Failures;
using Interlock.Core.Gates;
using Interlock.Core.Git;
using Interlock.Core.Journal;
using Interlock.Core.Processes;
using Interlock.Core.Runs;
using Interlock.Core.State;
using Interlock.Core.Text;
using Interlock.Loops.Ship;
using Interlock.Loops.Ship.Phases;
using Interlock.Loops.Workflows.Budgets;
using Interlock.Loops.Workflows.Catalog;
using Interlock.Loops.Workflows.Host;

namespace Interlock.Loops.Workflows;

/// <summary>Starts a workflow run, or goes on with one that died, was stopped, failed, or whose script was edited.</summary>
/// <param name="host">The program around it.</param>
/// <param name="home">Where state lives.</param>
/// <param name="agents">Makes an agent from its name and the run's options.</param>
public sealed class WorkflowSession(ShipHost host, StateHome home, Func<string, WorkflowOptions, IAgent> agents)
{
    private static readonly JsonDocumentOptions Deep = new() { MaxDepth = 512 };

    /// <summary>Told of each node whether it was replayed, done again, or is new; null for nothing.</summary>
    public Action<string>? Explain { get; init; }

    /// <summary>Starts a run.</summary>
    /// <param name="ready">What passed preflight; its host is used up.</param>
    /// <param name="cancellation">Ends all agents; the run can be resumed.</param>
    public async Task<WorkflowEnd> StartAsync(WorkflowReady ready, CancellationToken cancellation)
    {
        var state = RepositoryState.Of(home, ready.Repository.Root);
        var folder = new RunStore(state, host.Time, host.Random).Create();
        await using var journal = await RunJournal.OpenAsync(folder.Journal, host.Journal, cancellation);
        var record = Record(folder, ready);
        await KeepAsync(folder, ready.File, cancellation);
        await journal.AppendAsync(
            "run.started",
            JsonSerializer.SerializeToElement(record, WorkflowJson.Default.WorkflowRecord)
        );
        host.RunCreated?.Invoke(folder);
        var life = new Life(folder, state, ready.Repository, record, journal, ready.File, ready.Script, ready.Host);
        return await RunAsync(life, ready.Dirty, cancellation);
    }

    /// <summary>
    /// Goes on with a run, with its script as it is now: steps that are recorded and unchanged are replayed, the rest is done.
    /// </summary>
    /// <param name="folder">The run.</param>
    /// <param name="changes">What is other than when it was started.</param>
    /// <param name="cancellation">Ends all agents; the run can be resumed again.</param>
    /// <returns>The end, or why it cannot be resumed; exactly one is not null.</returns>
    /// <exception cref="JournalException">The journal is damaged, or another engine works on the run.</exception>
    public async Task<(WorkflowEnd? End, Failure? Failure)> ResumeAsync(
        RunFolder folder,
        WorkflowChanges changes,
        CancellationToken cancellation
    )
    {
        await using var journal = await RunJournal.OpenAsync(folder.Journal, host.Journal, cancellation);
        if (WorkflowRecord.Of(journal.Existing) is not { } record)
            return (null, WorkflowFailures.NotResumable(folder.Id));
        var (repository, missing) = await UserRepository.FindAsync(
            record.Repository,
            host.Processes,
            host.Environment,
            cancellation
        );
        if (repository is null)
            return (null, missing);
        var file = new WorkflowCatalog(repository.Root).Read(record.Script) ?? Kept(folder, record);
        if (file is null)
            return (null, WorkflowFailures.ScriptGone(record.Script));
        // What the dead engine's agents left would write into workspaces that are handed out again.
        await new ProcessReaper(host.Time).EndAsync(folder.Id, cancellation);
        var opened = await OpenedScript.OpenAsync(
            file,
            new ScriptHostOptions(host.Processes, host.Environment, host.Time) { Run = folder.Id },
            cancellation
        );
        if (opened is not { Host: { } process, Script: { } script })
            return (null, opened.Failure ?? WorkflowFailures.Invalid(opened.Script!.Problems));
        await using var _ = process;
        await KeepAsync(folder, file, cancellation);
        await journal.AppendAsync("run.resumed", Resumed(file, changes));
        File.Delete(folder.Receipt); // it tells of an end that is none any more
        host.RunCreated?.Invoke(folder);
        var state = RepositoryState.Of(home, repository.Root);
        record = record with { Options = changes.Apply(record.Options) };
        var life = new Life(folder, state, repository, record, journal, file, script, process);
        return (await RunAsync(life, [], cancellation), null);
    }

    private async Task<WorkflowEnd> RunAsync(Life life, IReadOnlyList<RepoPath> dirty, CancellationToken cancellation)
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        var timeout = RunLimits.Of(life.Record.Options, life.Script.Meta).Time;
        if (timeout is { } most)
            limit.CancelAfter(most);
        var run = life.Folder.Id;
        WorkflowEnd end;
        try
        {
            await life.Repository.PinAsync(run, life.Record.Tip.Commit, cancellation);
            await using var spine = await new WorkflowSpine(host, home, agents).OpenAsync(life, limit.Token);
            await spine.Events.NoteDirtyAsync(dirty);
            var explanation = Nodes.Explanation.Of(life.Journal.Existing, Explain);
            end = await new WorkflowLoop(spine.Services, spine.Events, life.Host, explanation).RunAsync(
                life.File,
                life.Script,
                life.Journal.ExistingCount > 1 ? run : null,
                limit.Token
            );
        }
        catch (OperationCanceledException) when (cancellation.IsCancellationRequested)
        {
            end = Interrupted(Outcome.Cancelled, ShipFailures.Cancelled(run));
        }
        catch (OperationCanceledException) when (limit.IsCancellationRequested)
        {
            end = Interrupted(Outcome.TimedOut, ShipFailures.TimedOut(run, timeout!.Value));
        }
        catch (FailureException e) when (e is not JournalException)
        {
            end = Interrupted(AgentTrouble.OutcomeOf(e.Failure), e.Failure);
        }
        await EndAsync(life, end);
        return end;
    }

    private async Task EndAsync(Life life, WorkflowEnd end)
    {
        var data = EventNodes.End(end.End);
        data["result"] = end.Value is { } value ? JsonNode.Parse(value.GetRawText(), null, Deep) : null;
        await life.Journal.AppendAsync(
            end.IsFinal ? "run.completed" : "run.interrupted",
            JsonElement.Parse(data.ToJsonString(), Deep)
        );
        if (!end.IsFinal)
            return;
        await life.Repository.UnpinAsync(life.Folder.Id, CancellationToken.None);
        ReceiptWriter.Write(life.Folder, new Redactor(host.Environment.SecretValues));
    }

    private static WorkflowEnd Interrupted(Outcome outcome, Failure failure) =>
        new(new ShipEnd(outcome, Verdict.NotRun, failure), IsFinal: false, null);

    private static JsonElement Resumed(WorkflowFile file, WorkflowChanges changes)
    {
        var me = ProcessIdentity.Current;
        return JsonElement.Parse(
            new JsonObject
            {
                ["pid"] = me.Pid,
                ["pidStart"] = me.Start,
                ["scriptDigest"] = WorkflowRecord.DigestOf(file.Source),
                ["changes"] = JsonSerializer.SerializeToNode(changes, WorkflowJson.Default.WorkflowChanges),
            }.ToJsonString()
        );
    }

    // The text is kept: the file may be edited or deleted while the run waits.
    private static Task KeepAsync(RunFolder folder, WorkflowFile file, CancellationToken cancellation) =>
        File.WriteAllTextAsync(Artifact(folder, WorkflowRecord.DigestOf(file.Source)), file.Source, cancellation);

    private static WorkflowFile? Kept(RunFolder folder, WorkflowRecord record) =>
        Artifact(folder, record.ScriptDigest) is var path && File.Exists(path)
            ? new WorkflowFile(record.Script, record.Shown, File.ReadAllText(path))
            : null;

    private static string Artifact(RunFolder folder, string digest) =>
        Path.Combine(folder.Artifacts, $"script-{digest[..16]}.txt");

    private static WorkflowRecord Record(RunFolder folder, WorkflowReady ready)
    {
        var me = ProcessIdentity.Current;
        var about = ready.Script.Meta?.Description is { Length: > 0 } text ? $": {text}" : "";
        return new WorkflowRecord(
            folder.Id,
            WorkflowRecord.LoopName,
            ready.Repository.Root,
            ready.Base.Commit.Hex,
            ready.Base.Tree.Hex,
            ready.Base.Branch,
            ExternalText.Line(ready.Script.Name + about, 500),
            ready.File.Path,
            ready.File.Shown,
            WorkflowRecord.DigestOf(ready.File.Source),
            ready.Options,
            typeof(WorkflowSession).Assembly.GetName().Version!.ToString(3),
            me.Pid,
            me.Start,
            Environment.MachineName
        );
    }
}
