using Interlock.Agents.Catalog;
using Interlock.Agents.Prices;
using Interlock.Core.Configuration;
using Interlock.Core.Evidence;
using Interlock.Core.Workspaces;
using Interlock.Loops.Ship;

namespace Interlock.Cli.Ship;

/// <summary>Joins the command line and the repository's configuration; the command line wins.</summary>
internal static class ShipSettings
{
    // Whatever works on this machine beats a name that may not; docs/decisions/010 says more.
    public const string DefaultAgent = AgentNames.Auto;

    /// <summary>The options of the run, or what is wrong.</summary>
    /// <param name="arguments">The command line.</param>
    /// <param name="configuration">The configuration of the base commit.</param>
    /// <param name="tasks">Text of the tasks file, or null.</param>
    /// <param name="currentFolder">The folder the user stands in.</param>
    /// <param name="repositoryRoot">Top of the user's checkout.</param>
    public static (ShipOptions? Options, IReadOnlyList<string> Faults) Join(
        ShipArguments arguments,
        InterlockConfiguration configuration,
        string? tasks,
        string currentFolder,
        string repositoryRoot
    )
    {
        var agents = configuration.Agents;
        var agent = arguments.Agent ?? agents.Default ?? DefaultAgent;
        var (panel, faults) = ReviewPanelSettings.Of(
            configuration.Reviewers,
            arguments.Reviewers,
            agents.Reviewer is { } reviewer && arguments.Agent is null ? reviewer : agent
        );
        var options = new ShipOptions
        {
            Request = arguments.Request,
            Tasks = tasks,
            Bench = arguments.Bench,
            Checks = Checks(configuration.Checks, arguments.Checks),
            Agent = arguments.Agent ?? agents.Implementer ?? agent,
            Planner = arguments.Planner ?? (arguments.Agent is null ? agents.Planner : null) ?? agent,
            Reviewers = panel,
            AgentEnvironment = agents.Environment,
            StrictCommands = agents.StrictCommands,
            Questions = arguments.Questions ?? agents.Questions ?? "default",
            MaxTokens = arguments.MaxTokens ?? configuration.Limits.Tokens,
            MaxMoney = arguments.MaxMoney ?? configuration.Limits.Money,
            Prices = Prices(configuration.Prices),
            Land = arguments.Land ?? configuration.Land ?? "tree",
            Message = arguments.Message,
            MaxRounds = arguments.MaxRounds ?? configuration.Limits.Rounds,
            MaxAgents = arguments.MaxAgents ?? configuration.Limits.Agents ?? 4,
            RunTimeout = arguments.Timeout ?? configuration.Limits.Timeout,
            Setup = Setup(configuration.Setup, repositoryRoot),
            AllowDirty = arguments.AllowDirty,
            AllowSharedFiles = arguments.AllowSharedFiles,
            CallerDirectory = currentFolder,
        };
        if (arguments.TurnTimeout is { } limit)
            options = options with { TurnTimeout = limit };
        return faults.Count == 0 ? (options, []) : (null, faults);
    }

    /// <summary>Prices as the configuration says them.</summary>
    public static IReadOnlyList<Price> Prices(IReadOnlyList<PriceSettings> prices) =>
        [
            .. prices.Select(p => new Price(
                p.Model,
                p.Input,
                p.CachedInput,
                p.Output,
                Source: InterlockConfiguration.FileName
            )),
        ];

    /// <summary>How workspaces are prepared, as the configuration says it.</summary>
    public static WorkspaceSetup? Setup(SetupSettings? setup, string repositoryRoot)
    {
        if (setup is null)
            return null;
        var prepared = new WorkspaceSetup
        {
            Source = repositoryRoot,
            Copy = setup.Copy,
            Command = setup.Command,
            PortBase = setup.PortBase,
            Environment = setup.Environment,
        };
        return setup.Timeout is { } limit ? prepared with { Timeout = limit } : prepared;
    }

    // An override keeps the place, the time limit and the variables of the configured check: only the command changes.
    public static IReadOnlyList<CheckDefinition> Checks(
        IReadOnlyList<CheckDefinition> configured,
        IReadOnlyList<(string Name, string Command)> asked
    )
    {
        var all = configured.ToList();
        foreach (var (name, command) in asked)
        {
            var at = all.FindIndex(check => check.Name == name);
            if (at >= 0)
                all[at] = all[at] with { Command = command };
            else
                all.Add(new CheckDefinition(name, command, ConfigurationReader.DefaultCheckTimeout));
        }
        return all;
    }
}
