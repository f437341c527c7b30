using System.Collections.Frozen;
using Interlock.Agents.Sessions;
using Interlock.Core.Agents;
using Interlock.Core.Processes;
using Interlock.Core.Text;

namespace Interlock.Agents.Command;

/// <summary>
/// Any program as an agent: <c>command:PROGRAM …</c> is run by <c>/bin/sh -c</c> in the workspace, with the prompt on
/// stdin. What the environment tells it, and what it can tell back by files and its exit code, is in docs/agents.md.
/// </summary>
/// <param name="command">The user's own command line; see <see cref="CommandText"/> for how relative paths are
/// read.</param>
/// <param name="callerDirectory">Where the user called interlock.</param>
/// <param name="processes">Starts the program, supervised.</param>
/// <param name="environment">What the program inherits, secrets left out.</param>
/// <param name="time">The clock.</param>
/// <param name="allowed">Names of secret-looking variables the program may see; null for none.</param>
public sealed class CommandAgent(
    string command,
    string callerDirectory,
    ProcessRunner processes,
    HostEnvironment environment,
    TimeProvider time,
    IReadOnlyList<string>? allowed = null
) : IAgent
{
    private static readonly FrozenSet<Capability> Abilities =
    [
        Capability.Resume,
        Capability.Interrupt,
        Capability.Usage,
        Capability.LiveUsage,
        Capability.Money,
        Capability.Questions,
        Capability.QuestionAtEnd,
        Capability.StructuredErrors,
    ];
    private static readonly FrozenSet<Capability> WithoutNetwork = [.. Abilities, Capability.ToolNetworkOff];
    private readonly CommandText text = CommandText.Of(command, callerDirectory);

    /// <inheritdoc/>
    public string Name => $"command:{command}";

    /// <inheritdoc/>
    public IReadOnlySet<Capability> Capabilities => Sandbox.Find(environment) is null ? Abilities : WithoutNetwork;

    /// <inheritdoc/>
    public Task<ModelListing> ListModelsAsync(CancellationToken cancellation) =>
        Task.FromResult(new ModelListing([], "built_in", AgentFailures.NoModelList(Name)));

    /// <summary>Looks whether the program is there, without running it.</summary>
    public Task<AgentProbe> ProbeAsync(CancellationToken cancellation)
    {
        var variables = environment.ForChild(allowed ?? []);
        var missing =
            text.Program is { } program && ProgramPath.Find(program, variables, callerDirectory) is null
                ? CommandFailures.NotFound(program, callerDirectory)
                : null;
        return Task.FromResult(new AgentProbe(Name, null, null, missing));
    }

    /// <inheritdoc/>
    public async Task<TurnResult> RunAsync(AgentTurn turn, CancellationToken cancellation)
    {
        // A confinement that was tried; where there is none, nothing would keep it off.
        if (turn.Network == false && !CommandRun.IsOffline(turn))
            return new TurnResult("", CommandFailures.NoNetworkSwitch(Name), TokenUsage.Unknown, turn.Resume, null, 0);
        var started = time.GetTimestamp();
        var secrets = new SecretText(environment.SecretValues, turn.Secrets);
        try
        {
            var (history, unknown) = CommandHistory.Open(turn, Name, secrets);
            if (history is null)
                return new TurnResult("", unknown, TokenUsage.Unknown, turn.Resume, null, 0);
            turn.Update?.Invoke(new TurnUpdate { Session = history.Id });
            var result = await new CommandTurn(
                new CommandRun(
                    Name,
                    text.Resolved,
                    text.Files(callerDirectory),
                    environment.ForChild(allowed ?? []),
                    processes,
                    secrets,
                    time
                ),
                turn,
                history,
                secrets,
                time
            ).RunAsync(cancellation);
            return result with { Seconds = time.GetElapsedTime(started).TotalSeconds };
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            var failure = CommandFailures.NoSession(turn.SessionFolder, error);
            var seconds = time.GetElapsedTime(started).TotalSeconds;
            return new TurnResult("", failure, TokenUsage.Unknown, turn.Resume, null, seconds);
        }
    }
}
