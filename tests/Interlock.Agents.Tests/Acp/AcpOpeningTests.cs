using System.Text.Json.Nodes;
using Xunit;

namespace Interlock.Agents.Tests.Acp;

public sealed class AcpOpeningTests
{
    private static readonly byte[] Picture = [0x89, .. "PNG\r\n\u001a\n"u8];

    private const string Chooses = """
        {"session":{"configOptions":[
          {"id":"m","name":"Model","category":"model","type":"select","currentValue":"small","options":[
            {"value":"small","name":"Small"},{"group":"g","name":"G","options":[{"value":"large","name":"Large"}]}]},
          {"id":"e","name":"Effort","category":"thought_level","type":"select","currentValue":"low","options":[
            {"value":"low","name":"Low"},{"value":"high","name":"High"}]}]}}
        """;

    [Fact(Timeout = 30_000)]
    public async Task Model_and_effort_are_chosen_from_what_the_agent_offers()
    {
        using var agent = new ScriptedAgent(Chooses);
        var turn = agent.Turn(new { tell = true }) with { Model = "large", Effort = "high" };

        var result = await agent.Agent().RunAsync(turn, default);

        Assert.Null(result.Failure);
        Assert.Equal("large", result.Model);
        Assert.Equal("""[["m","large"],["e","high"]]""", JsonNode.Parse(result.Text)!["chosen"]!.ToJsonString());
    }

    [Fact(Timeout = 30_000)]
    public async Task The_older_way_to_choose_a_model_works_too()
    {
        using var agent = new ScriptedAgent("""{"session":{"models":{"currentModelId":"a","availableModels":[]}}}""");

        var result = await agent.Agent().RunAsync(agent.Turn(new { tell = true }) with { Model = "b" }, default);

        Assert.Equal("""[["model","b"]]""", JsonNode.Parse(result.Text)!["chosen"]!.ToJsonString());
    }

    [Theory(Timeout = 30_000)]
    [InlineData("model")]
    [InlineData("effort")]
    [InlineData("resume")]
    [InlineData("image")]
    public async Task What_an_agent_lacks_is_said_before_the_prompt_is_sent(string what)
    {
        using var agent = new ScriptedAgent();
        var turn = agent.Turn(new { write = new[] { Path.Combine(agent.Workspace, "sent"), "x" } });
        await File.WriteAllBytesAsync(Path.Combine(agent.Outside, "a.png"), Picture);

        var result = await agent
            .Agent()
            .RunAsync(
                what switch
                {
                    "model" => turn with { Model = "m" },
                    "effort" => turn with { Effort = "high" },
                    "resume" => turn with { Resume = "ses-0" },
                    _ => turn with { Images = [Path.Combine(agent.Outside, "a.png")] },
                },
                default
            );

        Assert.Equal("capability_missing", result.Failure?.Class);
        Assert.Empty(Directory.GetFiles(agent.Workspace));
    }

    [Fact(Timeout = 30_000)]
    public async Task A_model_that_is_not_offered_is_refused_with_those_that_are()
    {
        using var agent = new ScriptedAgent(Chooses);

        var result = await agent.Agent().RunAsync(agent.Turn() with { Model = "huge" }, default);

        Assert.Equal("capability_missing", result.Failure?.Class);
        Assert.Contains("small, large", result.Failure?.Message, StringComparison.Ordinal);
    }

    [Fact(Timeout = 30_000)]
    public async Task Pictures_go_with_the_prompt()
    {
        using var agent = new ScriptedAgent("""{"can":{"promptCapabilities":{"image":true}}}""");
        var picture = Path.Combine(agent.Outside, "a.png");
        await File.WriteAllBytesAsync(picture, Picture);

        var result = await agent.Agent().RunAsync(agent.Turn(new { tell = true }) with { Images = [picture] }, default);

        Assert.Equal(2, (int?)JsonNode.Parse(result.Text)!["prompt"]);
    }

    [Theory(Timeout = 30_000)]
    [InlineData("""{"can":{"loadSession":true}}""")]
    [InlineData("""{"can":{"sessionCapabilities":{"resume":{}}}}""")]
    public async Task A_conversation_goes_on_and_what_was_said_before_is_not_said_again(string options)
    {
        using var agent = new ScriptedAgent(options);

        var result = await agent.Agent().RunAsync(agent.Turn(new { say = "now" }) with { Resume = "ses-0" }, default);

        Assert.Null(result.Failure);
        Assert.Equal(("now", "ses-0"), (result.Text, result.Session));
    }

    [Fact(Timeout = 30_000)]
    public async Task Another_version_of_the_protocol_is_no_conversation()
    {
        using var agent = new ScriptedAgent("""{"version":7}""");

        var result = await agent.Agent().RunAsync(agent.Turn(), default);

        Assert.Equal(("protocol_version", false), (result.Failure?.Class, result.Failure?.Retryable));
    }

    [Fact(Timeout = 30_000)]
    public async Task An_agent_that_is_not_logged_in_says_how_to_log_in()
    {
        using var agent = new ScriptedAgent("""{"login":"browser"}""");

        var result = await agent.InPlaceOf("opencode").RunAsync(agent.Turn(), default);

        Assert.Equal(("auth", "Run: opencode auth login"), (result.Failure?.Class, result.Failure?.Remedy));
    }

    [Fact(Timeout = 30_000)]
    public async Task A_key_that_the_agent_may_have_logs_it_in()
    {
        using var agent = new ScriptedAgent(
            """{"login":"k","authMethods":[{"id":"b","name":"B"},{"id":"k","name":"K","type":"env_var","vars":[{"name":"SOME_API_KEY"}]}]}"""
        );

        var without = await agent.Agent().RunAsync(agent.Turn(new { say = "in" }), default);
        var with = await agent.Agent("SOME_API_KEY").RunAsync(agent.Turn(new { say = "in" }), default);

        Assert.Equal("auth", without.Failure?.Class);
        Assert.Null(with.Failure);
        Assert.Equal("in", with.Text);
    }

    [Fact(Timeout = 30_000)]
    public async Task An_agent_that_never_gets_ready_is_ended()
    {
        using var agent = new ScriptedAgent("""{"mute":true}""");

        var result = await agent.Agent().RunAsync(agent.Turn() with { Timeout = TimeSpan.FromSeconds(2) }, default);

        Assert.Equal("agent_timeout", result.Failure?.Class);
        Assert.Empty(agent.Survivors());
    }

    [Fact(Timeout = 30_000)]
    public async Task The_models_of_an_agent_are_listed_without_a_prompt()
    {
        using var agent = new ScriptedAgent(Chooses);

        var listing = await agent.Agent().ListModelsAsync(default);

        Assert.Null(listing.Failure);
        Assert.Equal(["small", "large"], listing.Models.Select(model => model.Id));
        Assert.Equal(["low", "high"], listing.Models[0].Efforts);
        Assert.True(listing.Models[0].IsDefault);
    }

    [Fact(Timeout = 30_000)]
    public async Task A_name_that_names_nothing_says_what_it_may_have_meant()
    {
        using var agent = new ScriptedAgent();
        var misspelt = new Interlock.Agents.AgentCatalog(
            "/",
            TestKit.Host.Processes,
            TestKit.Host.Environment(agent.UserHome),
            TimeProvider.System
        ).Create("acp:opencod");

        var probe = await misspelt.ProbeAsync(default);

        Assert.Equal("agent_not_found", probe.Failure?.Class);
        Assert.Contains("opencode", probe.Failure?.Message, StringComparison.Ordinal);
    }
}
