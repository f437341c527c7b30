using System.Collections.Frozen;
using Interlock.Agents.Sessions;
using Interlock.Core.Agents;
using Interlock.Core.Processes;

namespace Interlock.Agents.Claude;

/// <summary>
/// Anthropic's Claude Code, driven headless through its stream-json control protocol: one process a turn; a
/// session goes on from turn to turn where its home is kept.
/// </summary>
/// <param name="name">The agent as the user named it.</param>
/// <param name="model">Model to ask for when a turn names none, or null for the user's default.</param>
/// <param name="processes">Starts the program.</param>
/// <param name="environment">Where the program, the user's settings and his login are found.</param>
/// <param name="time">The clock.</param>
/// <param name="allowed">Variables that the agent may see even though they look like secrets.</param>
public sealed class ClaudeAgent(
    string name,
    string? model,
    ProcessRunner processes,
    HostEnvironment environment,
    TimeProvider time,
    params IReadOnlyList<string> allowed
) : IAgent
{
    private static readonly FrozenSet<Capability> Abilities =
    [
        Capability.Resume,
        Capability.Interrupt,
        Capability.NativeSchema,
        Capability.Images,
        Capability.Usage,
        Capability.LiveUsage,
        Capability.ReadOnly,
        Capability.ModelList,
        Capability.ModelChoice,
        Capability.Effort,
        Capability.Questions,
        Capability.PermissionRequests,
        Capability.Streaming,
        Capability.Instructions,
        Capability.Account,
        Capability.StructuredErrors,
        Capability.UsageWindows,
        Capability.IsolatedHome,
        Capability.InheritHome,
    ];

    private static readonly FrozenSet<Capability> WithoutNetwork = [.. Abilities, Capability.ToolNetworkOff];

    /// <inheritdoc />
    public string Name => name;

    /// <inheritdoc />
    public IReadOnlySet<Capability> Capabilities => Sandbox.Find(environment) is null ? Abilities : WithoutNetwork;

    /// <inheritdoc />
    public async Task<ModelListing> ListModelsAsync(CancellationToken cancellation)
    {
        if (ClaudeProbe.Find(environment) is not { } program)
            return ClaudeModels.Read(null) with { Failure = ClaudeProbe.NotInstalled };
        try
        {
            return ClaudeModels.Read(await new ClaudeQuery(Host()).AskAsync(program, null, cancellation));
        }
        catch (ProcessStartException broken)
        {
            return ClaudeModels.Read(null) with { Failure = broken.Failure };
        }
    }

    /// <inheritdoc />
    public Task<AgentProbe> ProbeAsync(CancellationToken cancellation) =>
        new ClaudeProbe(name, Host()).RunAsync(cancellation);

    /// <inheritdoc />
    public Task<TurnResult> RunAsync(AgentTurn turn, CancellationToken cancellation)
    {
        turn = turn with { Model = turn.Model ?? model };
        return TurnFrame.RunAsync(
            "Claude Code",
            turn,
            time,
            async () =>
            {
                if (ClaudeProbe.Find(environment) is not { } program)
                    return TurnFrame.Failed(turn, ClaudeProbe.NotInstalled);
                var host = Host();
                using var home = ClaudeHome.Open(host, turn);
                using var run = new ClaudeRun(turn, home, host);
                return await run.RunAsync(program, cancellation);
            }
        );
    }

    private RuntimeHost<ClaudeUser> Host() => new(ClaudeUser.Read(environment), processes, environment, allowed, time);
}
