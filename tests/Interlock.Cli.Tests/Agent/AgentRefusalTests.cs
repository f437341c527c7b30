using System.Text.Json;
using Interlock.TestKit;

namespace Interlock.Cli.Tests.Agent;

/// <summary>What cannot be had is refused before anything is created: exit 78.</summary>
public sealed class AgentRefusalTests
{
    [Theory(Timeout = 30_000)]
    [InlineData("capability_missing", "from the network", "acp:opencode", "--permission", "full", "--network", "off")]
    [InlineData("bad_image", "is no PNG", "openai:gpt-5.5", "--image", "README.md")]
    [InlineData("bad_request", "did you mean 'high'?", "openai:gpt-5.5", "--effort", "hgh")]
    [InlineData("bad_request", "did you mean 'low'?", "deepseek:deepseek-v4-pro,openai:gpt-5.5", "--effort", "lo")]
    [InlineData("price_unknown", "price", "deepseek:mystery-7", "--max-money", "1")]
    [InlineData("price_unknown", "price", "deepseek:deepseek-v4-pro", "--max-money", "1", "--model", "mystery-7")]
    public async Task A_session_that_cannot_be_as_asked_is_not_begun(
        string failure,
        string said,
        string agent,
        params string[] options
    )
    {
        using var repository = new TestRepository().Write("README.md", "hello\n");
        repository.Commit();
        using var face = new TestFace(("OPENAI_API_KEY", "key-1234567"), ("DEEPSEEK_API_KEY", "key-1234567"));
        var paths = options.Select(option => option == "README.md" ? Path.Combine(repository.Root, option) : option);

        string[] line =
        [
            "agent",
            "run",
            "--agent",
            agent,
            "--task",
            "x",
            "--json",
            "--repo",
            repository.Root,
            .. paths,
        ];
        var exit = await face.RunAsync(line);

        Assert.Equal(78, exit);
        var told = JsonElement.Parse(face.Output.ToString()).GetProperty("failure");
        Assert.Equal(failure, told.GetProperty("class").GetString());
        Assert.Equal(failure == "bad_image", told.GetProperty("remedy").GetString() == "Convert it to one of these.");
        Assert.Contains(said, told.GetProperty("message").GetString(), StringComparison.Ordinal);
        Assert.Empty(Directory.EnumerateDirectories(face.Home, "agents", SearchOption.AllDirectories));
    }

    [Fact(Timeout = 30_000)]
    public async Task An_assignment_in_the_place_of_a_variables_name_is_a_fault_that_does_not_repeat_it()
    {
        using var face = new TestFace();

        Assert.Equal(
            2,
            await face.RunAsync("agent", "run", "--agent", "codex", "--task", "x", "--env", "A=secret-value")
        );

        Assert.Contains("--env wants the name of a variable", face.Error.ToString(), StringComparison.Ordinal);
        Assert.DoesNotContain("secret-value", face.Error.ToString(), StringComparison.Ordinal);
    }

    [Fact(Timeout = 30_000)]
    public async Task Models_of_a_provider_that_does_not_answer_are_said_to_be_built_in()
    {
        using var face = new TestFace(("OPENAI_API_KEY", "key-1234567"), ("OPENAI_BASE_URL", "http://127.0.0.1:9/v1"));

        Assert.Equal(0, await face.RunAsync("agent", "models", "--agent", "openai", "--json"));
        var told = JsonElement.Parse(face.Output.ToString());
        Assert.Equal("built_in", told.GetProperty("source").GetString());
        var remedy = told.GetProperty("failure").GetProperty("remedy").GetString();
        Assert.Contains("list them again", remedy, StringComparison.Ordinal);

        Assert.Equal(0, await face.RunAsync("agent", "models", "--agent", "openai"));
        Assert.Contains("not a list of today", face.Error.ToString(), StringComparison.Ordinal);
    }

    [Theory(Timeout = 30_000)]
    [InlineData("command:true", "cannot list its models")]
    [InlineData("acp:goose", "is not in PATH")]
    [InlineData("codx", "did you mean 'codex'?")]
    public async Task Models_that_nobody_can_list_are_refused_with_a_remedy(string agent, string said)
    {
        using var face = new TestFace(("PATH", "/nowhere"));

        Assert.Equal(78, await face.RunAsync("agent", "models", "--agent", agent));

        Assert.Contains(said, face.Error.ToString(), StringComparison.Ordinal);
        Assert.True(face.Error.ToString().Trim().Split('\n').Length > 1); // and what to do
    }
}
