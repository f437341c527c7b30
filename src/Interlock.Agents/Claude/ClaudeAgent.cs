using System.Collections.Frozen;
using Interlock.Agents.Sessions;
using Interlock.Core.Agents;
using Interlock.Core.Failures;
using Interlock.Core.Processes;

namespace Interlock.Agents.Claude;

/// <summary>
/// Anthropic's Claude Code, driven headless through its stream-json control protocol: one process, one home and one
/// session a turn.
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
        Capability.NativeSchema,
        Capability.Usage,
        Capability.ReadOnly,
        Capability.ModelChoice,
        Capability.PermissionRequests,
        Capability.StructuredErrors,
        Capability.UsageWindows,
        Capability.IsolatedHome,
    ];

    /// <inheritdoc />
    public string Name => name;

    /// <inheritdoc />
    public IReadOnlySet<Capability> Capabilities => Abilities;

    /// <inheritdoc />
    public Task<ModelListing> ListModelsAsync(CancellationToken cancellation) =>
        Task.FromResult(new ModelListing([], "built_in", AgentFailures.NoModelList(name)));

    /// <inheritdoc />
    public Task<AgentProbe> ProbeAsync(CancellationToken cancellation) =>
        new ClaudeProbe(name, processes, environment).RunAsync(cancellation);

    /// <inheritdoc />
    public async Task<TurnResult> RunAsync(AgentTurn turn, CancellationToken cancellation)
    {
        var started = time.GetTimestamp();
        turn = turn with { Model = turn.Model ?? model };
        if (ClaudeProbe.Find(environment) is not { } program)
            return Result("", ClaudeProbe.NotInstalled, null);
        try
        {
            var host = new ClaudeHost(ClaudeUser.Read(environment), processes, environment, allowed, time);
            using var home = ClaudeHome.Create(host, turn);
            using var run = new ClaudeRun(turn, home, host);
            var (text, failure) = await run.RunAsync(program, cancellation);
            return Result(text, failure, run.Events);
        }
        catch (ProcessStartException missing)
        {
            return Result("", missing.Failure with { Class = "agent_not_started" }, null);
        }
        catch (Exception files) when (files is IOException or UnauthorizedAccessException)
        {
            return Result("", AgentFailures.Files("Claude Code", files), null);
        }

        TurnResult Result(string text, Failure? failure, ClaudeEvents? events) =>
            new(
                text,
                failure is null ? null : failure with { Evidence = failure.Evidence ?? turn.SessionFolder },
                events?.Usage ?? TokenUsage.Unknown,
                events?.Session,
                events?.Model ?? turn.Model,
                time.GetElapsedTime(started).TotalSeconds
            );
    }
}
