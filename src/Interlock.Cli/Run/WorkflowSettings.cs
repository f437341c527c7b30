using Interlock.Cli.Ship;
using Interlock.Core.Configuration;
using Interlock.Loops.Workflows;
using Interlock.Loops.Workflows.Ships;

namespace Interlock.Cli.Run;

/// <summary>Joins the command line and the repository's configuration; the command line wins.</summary>
internal static class WorkflowSettings
{
    /// <summary>The options of the run, or what is wrong with the configuration.</summary>
    public static (WorkflowOptions? Options, IReadOnlyList<string> Faults) Join(
        WorkflowArguments arguments,
        InterlockConfiguration configuration,
        string currentFolder,
        string repositoryRoot
    )
    {
        var agents = configuration.Agents;
        var like = new ShipArguments { Agent = arguments.Agent, Repository = arguments.Repository };
        var (ship, faults) = ShipSettings.Join(like, configuration, null, currentFolder, repositoryRoot);
        if (ship is null)
            return (null, faults);
        var options = new WorkflowOptions
        {
            Input = arguments.Input,
            Agent = arguments.Agent ?? agents.Default ?? ShipSettings.DefaultAgent,
            Model = arguments.Model,
            Effort = arguments.Effort,
            Concurrency = arguments.Concurrency ?? configuration.Limits.Agents ?? WorkflowOptions.DefaultConcurrency,
            MostAgents = arguments.MostAgents,
            MaxTokens = arguments.MaxTokens ?? (arguments.MaxOutputTokens is null ? configuration.Limits.Tokens : null),
            MaxOutputTokens = arguments.MaxOutputTokens,
            MaxMoney = arguments.MaxMoney ?? configuration.Limits.Money,
            RunTimeout = arguments.Timeout ?? configuration.Limits.Timeout,
            NoWait = arguments.NoWait,
            Questions = arguments.Questions ?? agents.Questions ?? "default",
            Checks = ShipSettings.Checks(configuration.Checks, arguments.Checks),
            Ship = new ShipDefaults
            {
                Agent = ship.Agent,
                Planner = ship.Planner,
                Reviewers = ship.Reviewers,
                Land = ship.Land,
                MaxRounds = ship.MaxRounds,
            },
            StrictCommands = agents.StrictCommands,
            AgentEnvironment = agents.Environment,
            Prices = ShipSettings.Prices(configuration.Prices),
            Setup = ShipSettings.Setup(configuration.Setup, repositoryRoot),
            CallerDirectory = currentFolder,
        };
        return (options, []);
    }
}
