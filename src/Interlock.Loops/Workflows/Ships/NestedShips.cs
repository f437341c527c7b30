using Interlock.Agents;
using Interlock.Core.Agents;
using Interlock.Core.Failures;
using Interlock.Core.Git;
using Interlock.Core.Journal;
using Interlock.Core.Runs;
using Interlock.Core.State;
using Interlock.Loops.Ship;
using Interlock.Loops.Ship.Preflight;
using Interlock.Loops.Workflows.Nodes;

namespace Interlock.Loops.Workflows.Ships;

/// <summary>
/// Ship runs that are parts of a workflow run: each in a folder of its own below the run's, recorded and resumed by
/// itself, with the run's slots and budget.
/// </summary>
/// <param name="host">The program around it, with what is shared.</param>
/// <param name="home">Where state lives.</param>
/// <param name="repository">The user's repository.</param>
/// <param name="agents">The run's agents.</param>
internal sealed class NestedShips(ShipHost host, StateHome home, UserRepository repository, NodeAgents agents)
{
    /// <summary>Starts a ship in its folder, or goes on with the one that is there.</summary>
    /// <returns>Its report; or the faults of its preflight, when nothing was begun.</returns>
    public async Task<(RunReport? Report, IReadOnlyList<PreflightFault> Faults)> RunAsync(
        RunFolder folder,
        ShipOptions options,
        CancellationToken cancellation
    )
    {
        var session = new ShipSession(host, home, (name, _) => agents.Of(name));
        var (end, _) = File.Exists(folder.Journal)
            ? await session.ResumeAsync(folder, new ShipChanges(), cancellation)
            : default;
        if (end is null) // new, or it died before anything was recorded
        {
            var (ready, faults) = await new ShipPreflight(repository, Find).RunAsync(options, cancellation);
            if (ready is null)
                return (null, faults);
            await session.StartAsync(ready, cancellation, folder);
        }
        cancellation.ThrowIfCancellationRequested();
        return (RunReport.Read(folder), []);
    }

    /// <summary>What parts have spent whose end is not in the journal of their run.</summary>
    /// <param name="folder">The run.</param>
    /// <param name="records">Its journal.</param>
    public static TokenUsage Open(RunFolder folder, IEnumerable<JournalRecord> records)
    {
        if (!Directory.Exists(folder.Children))
            return TokenUsage.Unknown;
        var over = records
            .Where(record => record.Type == "part.completed")
            .Select(record => record.Data.GetProperty("run").GetString())
            .ToHashSet(StringComparer.Ordinal);
        return Directory
            .EnumerateDirectories(folder.Children)
            .Select(path => new RunFolder(path))
            .Where(part => !over.Contains(part.Id) && File.Exists(part.Journal))
            .Select(part => RunReport.Read(part).Usage)
            .Aggregate(
                TokenUsage.Unknown,
                (sum, used) =>
                    sum.Plus(new TokenUsage(used.InputTokens, null, used.OutputTokens, null) { Money = used.Money })
            );
    }

    private (IAgent? Agent, Failure? Failure) Find(string name) =>
        AgentCatalog.Check(name) is { } wrong ? (null, wrong) : (agents.Of(name), null);
}
