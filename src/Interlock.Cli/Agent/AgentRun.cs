using Interlock.Agents;
using Interlock.Agents.Catalog;
using Interlock.Agents.Sessions;
using Interlock.Cli.CommandLine;
using Interlock.Cli.Faults;
using Interlock.Cli.Output;
using Interlock.Cli.Ship;
using Interlock.Core.Agents;
using Interlock.Core.Configuration;
using Interlock.Core.Failures;
using Interlock.Core.Git;
using Interlock.Core.Sessions;
using Interlock.Core.State;
using Interlock.Loops.Sessions;

namespace Interlock.Cli.Agent;

/// <summary>Carries out <c>agent run</c>: everything that can be wrong is looked at before anything is created.</summary>
/// <param name="face">The outside.</param>
/// <param name="arguments">The command line.</param>
internal sealed class AgentRun(Face face, RunArguments arguments)
{
    /// <summary>The agent when none is named nor configured.</summary>
    public const string DefaultAgent = AgentNames.Auto;

    private bool Json => arguments.Turn.Json;

    /// <summary>Runs to the exit code.</summary>
    public async Task<int> RunAsync(CancellationToken cancellation)
    {
        var (input, faults) = await TurnInput.ReadAsync(face, arguments.Turn, cancellation);
        if (input is null)
            return Complaint.Configuration(face, Json, faults, "see interlock agent run --help");
        var (repository, missing) = await UserRepository.FindAsync(
            arguments.Repository,
            face.Processes,
            face.Environment,
            cancellation
        );
        if (repository is null)
            return Complaint.Preflight(face, Json, missing!);
        var state = Place.StateOf(face, repository.Root);
        var (tip, noTip) = await repository.ReadTipOfAsync(arguments.Base ?? "HEAD", cancellation);
        if (tip is null)
            return Complaint.Preflight(face, Json, noTip!);
        var (configuration, wrong, _) = await BaseConfiguration.ReadAsync(repository, tip, cancellation);
        if (configuration is null)
            return Complaint.Configuration(
                face,
                Json,
                [.. wrong.Select(one => one.ToString())],
                "correct the file and commit it; see docs/configuration.md"
            );
        var (options, failure) = await ResolveAsync(Options(input, configuration, repository), cancellation);
        failure ??= await CannotAsync(input, options, cancellation);
        return failure is null
            ? await StartAsync(input, options, repository, state, tip, cancellation)
            : Complaint.Preflight(face, Json, failure);
    }

    private async Task<int> StartAsync(
        TurnInput input,
        SessionOptions options,
        UserRepository repository,
        RepositoryState state,
        RepositoryTip tip,
        CancellationToken cancellation
    )
    {
        var store = AgentStore.Of(face, state);
        var created = new SessionCreated(
            "",
            store.NewId(),
            repository.Root,
            tip.Commit.Hex,
            tip.Tree.Hex,
            FastPath.Version,
            Environment.MachineName
        );
        var (session, taken) = await store.CreateAsync(
            arguments.Session,
            created,
            input.Order(face, 1, TurnKind.Task, options),
            FaultInjection.Options(face),
            cancellation
        );
        if (session is null)
            return Complaint.Wrong(face, Json, taken!);
        foreach (var name in arguments.Environment.Where(name => face.Environment[name] is null))
            await face.Error.WriteLineAsync($"interlock: --env {name}: no such variable is set here");
        var run = new SessionRun(face, session, Json);
        return arguments.Turn.Detach
            ? await run.DetachAsync(cancellation)
            : await run.FollowAsync(Waits(options), cancellation);
    }

    // Looked up once, so that all turns have the same agent.
    private async Task<(SessionOptions Options, Failure? Failure)> ResolveAsync(
        SessionOptions options,
        CancellationToken cancellation
    )
    {
        if (AgentCatalog.Check(options.Agent) is { } unknown)
            return (options, unknown);
        if (!AgentNames.HasAuto(options.Agent))
            return (options, null);
        var choice = await AgentStore.Catalog(face, options).ChooseAsync(cancellation);
        if (choice.Agent is not { } agent)
            return (options, choice.Failure);
        await face.Error.WriteLineAsync($"interlock: auto is {agent} ({choice.Reason})");
        return (options with { Agent = AgentNames.Resolve(options.Agent, agent), AutoReason = choice.Reason }, null);
    }

    private async Task<Failure?> CannotAsync(TurnInput input, SessionOptions options, CancellationToken cancellation)
    {
        var agent = AgentStore.Agent(face, options);
        return SessionNeeds.Missing(agent, options, input.Images, conversation: null)
            ?? (await agent.ProbeAsync(cancellation)).Failure
            ?? await Efforts.UnlistedAsync(
                AgentStore.Catalog(face, options),
                options.Agent,
                options.Model,
                options.Effort,
                cancellation
            );
    }

    private static bool Waits(SessionOptions options) =>
        QuestionPolicy.Parse(options.Questions) is { Kind: QuestionPolicyKind.Wait };

    private SessionOptions Options(TurnInput input, InterlockConfiguration configuration, UserRepository repository) =>
        TurnOptions.Apply(
            new SessionOptions
            {
                Agent = arguments.Agent ?? configuration.Agents.Default ?? DefaultAgent,
                Permission = arguments.Permission,
                Network = arguments.Network,
                Inherit = arguments.Inherit,
                InPlace = arguments.InPlace,
                Questions =
                    face.IsInteractive || arguments.Turn.Detach ? "wait" : configuration.Agents.Questions ?? "default",
                Prices = configuration.Prices,
                Limits = new TurnLimits(
                    arguments.Turn.Limits.OutputTokens is null ? configuration.Limits.Tokens : null,
                    Money: configuration.Limits.Money
                ),
                AgentEnvironment = [.. configuration.Agents.Environment.Union(arguments.Environment)],
                Setup = arguments.InPlace ? null : ShipSettings.Setup(configuration.Setup, repository.Root),
                CallerDirectory = face.CurrentFolder,
            },
            arguments.Turn,
            input
        );
}
