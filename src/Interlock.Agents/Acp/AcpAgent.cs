using Interlock.Agents.Catalog;
using Interlock.Agents.Sessions;
using Interlock.Core.Agents;
using Interlock.Core.Failures;
using Interlock.Core.Processes;

namespace Interlock.Agents.Acp;

/// <summary>
/// Any agent that speaks the Agent Client Protocol (https://agentclientprotocol.com) over its pipes: one process and
/// one session a turn.
/// </summary>
/// <param name="name">The agent as the user named it.</param>
/// <param name="text">What follows <c>acp:</c>: a name of the table of presets, with <c>:MODEL</c> or without, or a command line.</param>
/// <param name="host">What it gets from the outside.</param>
public sealed class AcpAgent(string name, string text, AgentHost host) : IAgent
{
    private readonly AcpProgram program = AcpProgram.Of(text, host.CallerDirectory);

    /// <inheritdoc />
    public string Name => name;

    /// <summary>
    /// What ACP can do. What a certain agent lacks of it is found when it says hello, and ends the turn with
    /// <c>capability_missing</c> before the prompt is sent.
    /// </summary>
    public IReadOnlySet<Capability> Capabilities => AcpCapabilities.Of(program);

    /// <inheritdoc />
    public Task<AgentProbe> ProbeAsync(CancellationToken cancellation) =>
        new AcpProbe(name, program, host).RunAsync(cancellation);

    /// <inheritdoc />
    public async Task<ModelListing> ListModelsAsync(CancellationToken cancellation)
    {
        var folder = Directory.CreateTempSubdirectory("interlock-models-").FullName;
        try
        {
            var turn = AcpCapabilities.ListingTurn(folder);
            var (result, options) = await RunAsync(turn, null, cancellation);
            var models = options?.Models() ?? [];
            return new ModelListing(
                models,
                "runtime",
                result.Failure ?? (models.Count == 0 ? AgentFailures.NoModelList(name) : null)
            );
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    /// <inheritdoc />
    public async Task<TurnResult> RunAsync(AgentTurn turn, CancellationToken cancellation)
    {
        var prompt = turn.Schema is { } schema ? SchemaPrompt.Append(turn.Prompt, schema) : turn.Prompt;
        return (await RunAsync(turn, prompt, cancellation)).Result;
    }

    private async Task<(TurnResult Result, AcpOptions? Options)> RunAsync(
        AgentTurn turn,
        string? prompt,
        CancellationToken cancellation
    )
    {
        var started = host.Time.GetTimestamp();
        turn = turn with { Model = turn.Model ?? program.Model };
        if (program.Find(host) is { Program: null } missing)
            return (Result("", missing.Failure, null), null);
        var (file, arguments, _) = program.Find(host);
        try
        {
            var user = new AcpUser(host.Environment);
            using var home = AcpHome.Create(program.Preset, user, turn);
            using var run = new AcpRun(program, turn, home, user, host);
            var (text, failure) = await run.RunAsync(file!, arguments, prompt, cancellation);
            return (Result(text, failure, run), run.Options);
        }
        catch (ProcessStartException broken)
        {
            return (Result("", broken.Failure with { Class = "agent_not_started" }, null), null);
        }
        catch (Exception files) when (files is IOException or UnauthorizedAccessException)
        {
            return (Result("", AgentFailures.Files($"acp:{program.Title}", files), null), null);
        }

        TurnResult Result(string text, Failure? failure, AcpRun? run) =>
            new(
                text,
                failure is null ? null : failure with { Evidence = failure.Evidence ?? turn.SessionFolder },
                run?.Usage ?? TokenUsage.Unknown,
                run?.Events.Session,
                run?.Model ?? turn.Model,
                host.Time.GetElapsedTime(started).TotalSeconds
            )
            {
                Question = run?.Question,
            };
    }
}
