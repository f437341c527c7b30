using Interlock.Agents.Catalog;
using Interlock.Agents.Sessions;
using Interlock.Core.Agents;

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
        using var place = new QueryPlace();
        IReadOnlyList<ModelInfo> models = [];
        var turn = AcpCapabilities.ListingTurn(place.Folder);
        var result = await RunAsync(turn, null, run => models = run.Options?.Models() ?? [], cancellation);
        return new ModelListing(
            models,
            "runtime",
            result.Failure ?? (models.Count == 0 ? AgentFailures.NoModelList(name) : null)
        );
    }

    /// <inheritdoc />
    public Task<TurnResult> RunAsync(AgentTurn turn, CancellationToken cancellation)
    {
        var prompt = turn.Schema is { } schema ? SchemaPrompt.Append(turn.Prompt, schema) : turn.Prompt;
        return RunAsync(turn, prompt, _ => { }, cancellation);
    }

    private Task<TurnResult> RunAsync(
        AgentTurn turn,
        string? prompt,
        Action<AcpRun> after,
        CancellationToken cancellation
    )
    {
        turn = turn with { Model = turn.Model ?? program.Model };
        return TurnFrame.RunAsync(
            $"acp:{program.Title}",
            turn,
            host.Time,
            async () =>
            {
                var (file, arguments, missing) = program.Find(host);
                if (file is null)
                    return TurnFrame.Failed(turn, missing!);
                var user = new AcpUser(host.Environment);
                using var home = AcpHome.Create(program.Preset, user, turn);
                using var run = new AcpRun(program, turn, home, user, host);
                var (text, failure) = await run.RunAsync(file, arguments, prompt, cancellation);
                after(run);
                return new TurnResult(text, failure, run.Usage, run.Events.Session, run.Model ?? turn.Model, 0)
                {
                    Question = run.Question,
                };
            }
        );
    }
}
