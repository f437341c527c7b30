using System.Collections.Frozen;
using System.Globalization;
using Interlock.Agents.Sessions;
using Interlock.Core.Agents;
using Interlock.Core.Failures;
using Interlock.Core.Git;
using Interlock.Core.Processes;

namespace Interlock.Agents.Replay;

/// <summary>
/// Repeats recorded turns without a model: <c>replay:SESSION</c>. A turn is found by what it was asked; its change is
/// put into the workspace, and its result is given again. It spends nothing.
/// </summary>
/// <param name="source">The session, run or folder; see <see cref="ReplaySource"/>.</param>
/// <param name="callerDirectory">Where the user called interlock.</param>
/// <param name="processes">Starts git.</param>
/// <param name="environment">Says where the state folder is, and whether other prompts are accepted.</param>
/// <param name="time">The clock.</param>
public sealed class ReplayAgent(
    string source,
    string callerDirectory,
    ProcessRunner processes,
    HostEnvironment environment,
    TimeProvider time
) : IAgent
{
    /// <summary>The variable that, as <c>loose</c>, lets a turn with another prompt be answered by its place.</summary>
    public const string Variable = "INTERLOCK_REPLAY";

    private static readonly FrozenSet<Capability> Abilities =
    [
        Capability.Resume,
        Capability.Usage,
        Capability.LiveUsage,
        Capability.Money,
        Capability.QuestionAtEnd,
        Capability.StructuredErrors,
        Capability.ToolNetworkOff, // it starts no tool
    ];

    /// <inheritdoc/>
    public string Name => $"replay:{source}";

    /// <inheritdoc/>
    public IReadOnlySet<Capability> Capabilities => Abilities;

    /// <inheritdoc/>
    public Task<ModelListing> ListModelsAsync(CancellationToken cancellation) =>
        Task.FromResult(new ModelListing([], "built_in", AgentFailures.NoModelList(Name)));

    /// <summary>Looks whether there is something to replay.</summary>
    public Task<AgentProbe> ProbeAsync(CancellationToken cancellation)
    {
        var (turns, failure) = ReplaySource.Find(source, callerDirectory, environment);
        var found = string.Create(CultureInfo.InvariantCulture, $"{turns.Count} recorded turns");
        return Task.FromResult(new AgentProbe(Name, null, failure is null ? found : null, failure));
    }

    /// <inheritdoc/>
    public async Task<TurnResult> RunAsync(AgentTurn turn, CancellationToken cancellation)
    {
        var started = time.GetTimestamp();
        var (turns, failure) = ReplaySource.Find(source, callerDirectory, environment);
        var (folder, record) = failure is null ? Match(turns, turn) : default;
        failure ??= record is null ? Mismatch(turn, turns.Count) : await ApplyAsync(folder, turn, cancellation);
        if (record is null || failure is not null)
            return new TurnResult("", failure, TokenUsage.Unknown, turn.Resume, null, Seconds(started));
        turn.Update?.Invoke(
            new TurnUpdate
            {
                Message = record.Result.Text,
                Usage = Nothing,
                Session = Session(turns, folder),
                Model = record.Result.Model,
            }
        );
        return record.Result with
        {
            Usage = Nothing,
            Session = Session(turns, folder),
            Seconds = Seconds(started),
            Agent = null,
            Handovers = null,
        };
    }

    private static TokenUsage Nothing { get; } = new(0, 0, 0, 0) { Money = 0, Quality = UsageQuality.Exact };

    private double Seconds(long started) => time.GetElapsedTime(started).TotalSeconds;

    // The same request may have been made twice: then the one behind the turn that is resumed comes first.
    private (string Folder, TurnRecord? Record) Match(IReadOnlyList<string> turns, AgentTurn turn)
    {
        var after = Place(turn.Resume);
        var records = turns.Select((folder, index) => (Folder: folder, Record: TurnFiles.Read(folder), index)).ToList();
        var request = TurnFiles.Request(turn);
        var same = records.Where(one => one.Record?.Request == request).ToList();
        if (same.Count > 0)
            return same.Where(one => one.index >= after).Concat(same).Select(one => (one.Folder, one.Record)).First();
        if (environment[Variable] != "loose")
            return default;
        return records
            .Where(one => one.Record?.Step == turn.Step)
            .Concat(records.Where(one => one.index >= after))
            .Select(one => (one.Folder, one.Record))
            .FirstOrDefault();
    }

    private async Task<Failure?> ApplyAsync(string folder, AgentTurn turn, CancellationToken cancellation)
    {
        var patch = new FileInfo(TurnFiles.Patch(folder));
        if (!patch.Exists || patch.Length == 0 || turn.Permission == Permission.ReadOnly)
            return null;
        // Not a repository: the workspace's own git directory, which an agent could write, has no say.
        var git = GitCommand.Harness(processes, environment, folder).In(turn.Workspace);
        var applied = await git.TryAsync(
            ["apply", "--binary", "--whitespace=nowarn", "--", patch.FullName],
            cancellation
        );
        return applied.Succeeded
            ? null
            : new Failure(
                "replay_mismatch",
                $"The change that was recorded does not fit the workspace: {applied.Error}",
                FailureOwner.User,
                false,
                "Replay from the commit that the recorded session started from."
            );
    }

    private static string Session(IReadOnlyList<string> turns, string folder) =>
        string.Create(CultureInfo.InvariantCulture, $"replay-{turns.ToList().IndexOf(folder) + 1}");

    private static int Place(string? session) =>
        session is not null
        && session.StartsWith("replay-", StringComparison.Ordinal)
        && int.TryParse(session[7..], NumberStyles.None, CultureInfo.InvariantCulture, out var place)
            ? place
            : 0;

    private Failure Mismatch(AgentTurn turn, int count) =>
        new(
            "replay_mismatch",
            $"None of the {count} recorded turns of '{source}' was asked what step '{turn.Step}' is asked now ({TurnFiles.Request(turn)[..12]}).",
            FailureOwner.User,
            false,
            $"Ask exactly the same again, or set {Variable}=loose to answer by step and order."
        );
}
