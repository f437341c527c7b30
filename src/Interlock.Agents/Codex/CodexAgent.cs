using System.Collections.Frozen;
using Interlock.Agents.Sessions;
using Interlock.Core.Agents;
using Interlock.Core.Processes;

namespace Interlock.Agents.Codex;

/// <summary>
/// OpenAI's Codex CLI, driven through <c>codex app-server</c>: one process a turn; a thread goes on from
/// turn to turn where its home is kept.
/// </summary>
/// <param name="name">The agent as the user named it.</param>
/// <param name="model">Model to ask for when a turn names none, or null for the user's default.</param>
/// <param name="processes">Starts the program.</param>
/// <param name="environment">Where the program, the user's settings and his login are found.</param>
/// <param name="time">The clock.</param>
/// <param name="allowed">Variables that the agent may see even though they look like secrets.</param>
public sealed class CodexAgent(
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
        Capability.Sandbox,
        Capability.ReadOnly,
        Capability.ToolNetworkOff,
        Capability.ModelList,
        Capability.ModelChoice,
        Capability.Effort,
        Capability.Questions,
        Capability.Streaming,
        Capability.Instructions,
        Capability.Account,
        Capability.StructuredErrors,
        Capability.UsageWindows,
        Capability.IsolatedHome,
        Capability.InheritHome,
    ];

    /// <inheritdoc />
    public string Name => name;

    /// <inheritdoc />
    public IReadOnlySet<Capability> Capabilities => Abilities;

    /// <inheritdoc />
    public async Task<ModelListing> ListModelsAsync(CancellationToken cancellation)
    {
        if (CodexProgram.Find(environment) is not { } program)
            return new ModelListing([], "runtime", CodexProbe.NotInstalled);
        try
        {
            return CodexModels.Read(await new CodexQuery(Host()).AskAsync(program, "model/list", cancellation));
        }
        catch (ProcessStartException broken)
        {
            return new ModelListing([], "runtime", broken.Failure);
        }
    }

    /// <inheritdoc />
    public Task<AgentProbe> ProbeAsync(CancellationToken cancellation) =>
        new CodexProbe(name, Host()).RunAsync(cancellation);

    /// <inheritdoc />
    public Task<TurnResult> RunAsync(AgentTurn turn, CancellationToken cancellation)
    {
        turn = turn with { Model = turn.Model ?? model };
        return TurnFrame.RunAsync(
            "Codex",
            turn,
            time,
            async () =>
            {
                if (CodexProgram.Find(environment) is not { } program)
                    return TurnFrame.Failed(turn, CodexProbe.NotInstalled);
                var host = Host();
                using var home = CodexHome.Open(host, turn);
                using var run = new CodexRun(turn, home, host);
                return await run.RunAsync(program, cancellation);
            }
        );
    }

    private RuntimeHost<CodexUser> Host() => new(CodexUser.Read(environment), processes, environment, allowed, time);
}
