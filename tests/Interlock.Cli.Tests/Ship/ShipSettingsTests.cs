using Interlock.Cli.Ship;
using Interlock.Core.Configuration;
using Interlock.Core.Evidence;
using Interlock.Loops.Ship;

namespace Interlock.Cli.Tests.Ship;

public sealed class ShipSettingsTests
{
    private static readonly ShipArguments Bare = new() { Request = "r", Repository = "/here" };

    [Fact]
    public void Without_anything_whatever_works_here_does_all_roles_and_two_reviewers_look()
    {
        var options = Good(Bare, InterlockConfiguration.Empty);
        Assert.Equal(("auto", "auto", "tree", 4), (options.Agent, options.Planner, options.Land, options.MaxAgents));
        Assert.Equal(["correctness", "owner-risk"], options.Reviewers.Select(reviewer => reviewer.Name));
        Assert.All(options.Reviewers, reviewer => Assert.Equal("auto", reviewer.Agent));
    }

    [Fact]
    public void The_command_line_wins_over_the_configuration()
    {
        var configuration = new InterlockConfiguration
        {
            Agents = new AgentSettings
            {
                Default = "d",
                Planner = "p",
                Implementer = "i",
                Reviewer = "r",
            },
            Limits = new LimitSettings
            {
                Agents = 2,
                Rounds = 1,
                Timeout = TimeSpan.FromHours(1),
            },
            Land = "commit",
        };
        var configured = Good(Bare, configuration);
        Assert.Equal(("i", "p", "r", "commit", 2, 1), Facts(configured));
        var asked = Good(Bare with { Agent = "a", Land = "branch", MaxAgents = 9, MaxRounds = 5 }, configuration);
        Assert.Equal(("a", "a", "a", "branch", 9, 5), Facts(asked));
        Assert.Equal("x", Good(Bare with { Agent = "a", Planner = "x" }, configuration).Planner);
    }

    [Fact]
    public void A_check_of_the_command_line_keeps_the_place_and_limits_of_the_one_it_overrides()
    {
        var configuration = new InterlockConfiguration
        {
            Checks =
            [
                new CheckDefinition("test", "npm test", TimeSpan.FromMinutes(3)) { Environment = ["NPM_TOKEN"] },
                new CheckDefinition("lint", "npm run lint", TimeSpan.FromMinutes(1)),
            ],
        };
        var options = Good(Bare with { Checks = [("types", "tsc"), ("test", "npm run fast")] }, configuration);
        Assert.Equal(
            ["test=npm run fast", "lint=npm run lint", "types=tsc"],
            options.Checks.Select(check => $"{check.Name}={check.Command}")
        );
        Assert.Equal(
            (TimeSpan.FromMinutes(3), "NPM_TOKEN"),
            (options.Checks[0].Timeout, options.Checks[0].Environment[0])
        );
    }

    [Theory]
    [InlineData("correctness=auto owner-risk=auto", "")]
    [InlineData("correctness=x owner-risk=x", "=x")]
    [InlineData("correctness=x owner-risk=y", "=x =y")]
    [InlineData("correctness=x owner-risk=y correctness-2=z", "=x =y =z")]
    [InlineData("correctness=auto owner-risk=y", "owner-risk=y")]
    public void Reviewers_of_the_command_line_take_their_seats(string panel, string asked)
    {
        var reviewers = asked
            .Split(' ', StringSplitOptions.RemoveEmptyEntries)
            .Select(text => new ReviewerSettings(text.Split('=')[0], null, text.Split('=')[1]))
            .ToList();
        var options = Good(Bare with { Reviewers = reviewers }, InterlockConfiguration.Empty);
        Assert.Equal(
            panel,
            string.Join(' ', options.Reviewers.Select(reviewer => $"{reviewer.Name}={reviewer.Agent}"))
        );
    }

    [Fact]
    public void One_configured_reviewer_never_looks_alone()
    {
        var configuration = new InterlockConfiguration
        {
            Reviewers = [new ReviewerSettings("security", "Look for holes.", "x")],
        };
        Assert.Equal(
            ["security", "correctness"],
            Good(Bare, configuration).Reviewers.Select(reviewer => reviewer.Name)
        );
    }

    [Fact]
    public void Workspaces_are_prepared_from_the_users_checkout()
    {
        Assert.Null(Good(Bare, InterlockConfiguration.Empty).Setup);
        var setup = Good(
            Bare,
            new InterlockConfiguration
            {
                Setup = new SetupSettings
                {
                    Copy = [".env"],
                    Command = "npm ci",
                    PortBase = 4000,
                },
            }
        ).Setup!;
        Assert.Equal(
            ("/r", "npm ci", 4000, TimeSpan.FromMinutes(10)),
            (setup.Source, setup.Command, setup.PortBase, setup.Timeout)
        );
        Assert.Equal([".env"], setup.Copy);
    }

    [Fact]
    public void A_reviewer_that_nobody_knows_is_a_fault()
    {
        var (_, faults) = ShipSettings.Join(
            Bare with
            {
                Reviewers = [new ReviewerSettings("corectness", null, "x")],
            },
            InterlockConfiguration.Empty,
            null,
            "/",
            "/r"
        );
        Assert.Equal("--reviewer names 'corectness'; did you mean 'correctness'?", Assert.Single(faults));
        var unclear = new InterlockConfiguration { Reviewers = [new ReviewerSettings("mine", null, null)] };
        Assert.Contains(
            "needs a 'perspective'",
            Assert.Single(ShipSettings.Join(Bare, unclear, null, "/", "/r").Faults),
            StringComparison.Ordinal
        );
    }

    private static (string, string, string, string, int, int?) Facts(ShipOptions options) =>
        (
            options.Agent,
            options.Planner,
            options.Reviewers[0].Agent,
            options.Land,
            options.MaxAgents,
            options.MaxRounds
        );

    private static ShipOptions Good(ShipArguments arguments, InterlockConfiguration configuration)
    {
        var (options, faults) = ShipSettings.Join(arguments, configuration, null, "/here", "/r");
        Assert.Empty(faults);
        return options!;
    }
}
