using Interlock.TestKit;
using Xunit;

namespace Interlock.Agents.Tests.Catalog;

public sealed class AutoChoiceTests : IDisposable
{
    private readonly TempFolder folder = new();

    public AutoChoiceTests() => Directory.CreateDirectory(folder["home"]);

    public void Dispose() => folder.Dispose();

    [Theory(Timeout = 60_000)]
    [InlineData("", "", null)]
    [InlineData("", "DEEPSEEK_API_KEY,OPENAI_API_KEY", "openai")]
    [InlineData("", "DEEPSEEK_API_KEY", "deepseek")]
    [InlineData("opencode", "", "acp:opencode")]
    [InlineData("opencode,copilot", "", "acp:opencode")]
    [InlineData("opencode", "OPENAI_API_KEY", "openai")]
    [InlineData("opencode+", "OPENAI_API_KEY", "acp:opencode")]
    [InlineData("opencode,gemini+", "OPENAI_API_KEY", "acp:gemini")]
    public async Task The_first_that_is_logged_in_is_taken_else_the_first_that_is_there(
        string programs,
        string keys,
        string? taken
    )
    {
        foreach (var program in programs.Split(',', StringSplitOptions.RemoveEmptyEntries))
            Install(program);
        var variables = keys.Split(',', StringSplitOptions.RemoveEmptyEntries)
            .Select(key => (key, "a-key-of-mine"))
            .Append(("PATH", Directory.CreateDirectory(folder["bin"]).FullName));
        var environment = Host.Environment(folder["home"], [.. variables]);
        var catalog = new AgentCatalog("/", Host.Processes, environment, TimeProvider.System);

        var choice = await catalog.ChooseAsync(TestContext.Current.CancellationToken);

        Assert.Equal(taken, choice.Agent);
        Assert.Equal(taken is null, choice.Failure is not null);
        Assert.Contains("codex: ", choice.Reason, StringComparison.Ordinal);
    }

    // With '+' the user has set it up.
    private void Install(string program)
    {
        var name = program.TrimEnd('+');
        var file = Path.Combine(Directory.CreateDirectory(folder["bin"]).FullName, name);
        File.WriteAllText(file, "#!/bin/sh\necho 1.2.3\n");
#pragma warning disable CA1416 // Interlock's platforms are Linux and macOS
        File.SetUnixFileMode(file, (UnixFileMode)0x1ED);
#pragma warning restore CA1416
        if (name == program)
            return;
        var (place, content) =
            name == "opencode"
                ? (".config/opencode/opencode.json", """{"provider": {"mine": {}}}""")
                : (".gemini/oauth_creds.json", "{}");
        var settings = Path.Combine(folder["home"], place);
        Directory.CreateDirectory(Path.GetDirectoryName(settings)!);
        File.WriteAllText(settings, content);
    }
}
