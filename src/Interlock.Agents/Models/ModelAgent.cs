using Interlock.Agents.Models.Loop;
using Interlock.Agents.Models.Providers;
using Interlock.Agents.Sessions;
using Interlock.Core.Agents;
using Interlock.Core.Failures;
using Interlock.Core.Processes;
using Interlock.Core.Schemas;

namespace Interlock.Agents.Models;

/// <summary>A model asked directly, without a program between: our own bounded tool loop over the provider's SDK.</summary>
/// <param name="name">The agent as the user named it.</param>
/// <param name="provider">The provider.</param>
/// <param name="model">Model to ask for when a turn names none, or null for the provider's first.</param>
/// <param name="processes">Starts the shell.</param>
/// <param name="environment">Where the key and the address are found.</param>
/// <param name="time">The clock.</param>
/// <param name="allowed">Variables that commands may see, but for secrets.</param>
public sealed class ModelAgent(
    string name,
    Provider provider,
    string? model,
    ProcessRunner processes,
    HostEnvironment environment,
    TimeProvider time,
    params IReadOnlyList<string> allowed
) : IAgent
{
    private static readonly Capability[] Common =
    [
        Capability.Resume,
        Capability.Interrupt,
        Capability.NativeSchema, // of whatever provider: the loop checks and asks again
        Capability.Usage,
        Capability.LiveUsage,
        Capability.ReadOnly,
        Capability.ToolNetworkOff,
        Capability.ModelList,
        Capability.ModelChoice,
        Capability.Questions,
        Capability.Streaming,
        Capability.Instructions,
        Capability.Account,
        Capability.StructuredErrors,
        Capability.IsolatedHome,
        Capability.OutputLimit,
    ];

    private readonly ModelHost host = new(name, provider, processes, environment, allowed, time);

    /// <inheritdoc />
    public string Name => name;

    /// <inheritdoc />
    public IReadOnlySet<Capability> Capabilities { get; } =
        Common
            .Concat(provider.Images ? [Capability.Images] : [])
            .Concat(provider.Effort ? [Capability.Effort] : [])
            .ToHashSet();

    /// <inheritdoc />
    public Task<AgentProbe> ProbeAsync(CancellationToken cancellation)
    {
        var (access, failure) = ProviderAccess.Of(provider, environment);
        return Task.FromResult(
            new AgentProbe(name, null, access is null ? null : $"key in {access.KeyVariable}", failure)
        );
    }

    /// <inheritdoc />
    public async Task<ModelListing> ListModelsAsync(CancellationToken cancellation)
    {
        var builtIn = provider.Models.Select((id, at) => new ModelInfo(id, null, at == 0, [])).ToList();
        var (access, failure) = ProviderAccess.Of(provider, environment);
        if (access is null)
            return new ModelListing(builtIn, "built_in", failure);
        try
        {
            var found = await host.Client(access).ListAsync(cancellation);
            var usual = model ?? provider.Models[0];
            return found.Count == 0
                ? new ModelListing(builtIn, "built_in", null)
                : new ModelListing(
                    [.. found.Select(one => one with { IsDefault = one.Id == usual })],
                    "provider",
                    null
                );
        }
        catch (FailureException failed)
        {
            return new ModelListing(
                builtIn,
                "built_in",
                failed.Failure with
                {
                    Remedy = "These are the models that Interlock was built with; mend it and list them again.",
                }
            );
        }
    }

    /// <inheritdoc />
    public async Task<TurnResult> RunAsync(AgentTurn turn, CancellationToken cancellation)
    {
        var started = time.GetTimestamp();
        var asked = turn.Model ?? model ?? provider.Models[0];
        var (access, noAccess) = ProviderAccess.Of(provider, environment);
        if (access is null)
            return Result("", noAccess, null);
        try
        {
            using var run = new ModelRun(host, turn, asked, access);
            var (text, failure) = await run.RunAsync(cancellation);
            return Result(text, failure, run);
        }
        catch (SchemaException wrong)
        {
            return Result("", wrong.Failure, null);
        }
        catch (Exception files) when (files is IOException or UnauthorizedAccessException)
        {
            return Result("", AgentFailures.Files(name, files), null);
        }

        TurnResult Result(string text, Failure? failure, ModelRun? run) =>
            new(
                text,
                failure is null ? null : failure with { Evidence = failure.Evidence ?? turn.SessionFolder },
                run?.Usage ?? TokenUsage.Unknown,
                run?.Session,
                run?.Model ?? asked,
                time.GetElapsedTime(started).TotalSeconds
            )
            {
                Question = run?.Question,
                InstructionsDigest = run?.Instructions.Digest,
            };
    }
}
