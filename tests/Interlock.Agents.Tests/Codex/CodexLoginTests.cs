using Interlock.ModelStub.Scenarios;
using Xunit;

namespace Interlock.Agents.Tests.Codex;

public sealed class CodexLoginTests
{
    private static readonly Step SaysDone = new() { Say = "Done." };

    private static Task OpenAiAsync(CodexBench bench) =>
        File.WriteAllTextAsync(
            Path.Combine(bench.UserHome, "config.toml"),
            $"model = 'gpt-5.5'\nopenai_base_url = \"{bench.Stub.Root}/v1\" # the stub\n"
        );

    [Fact(Timeout = 30_000)]
    public async Task The_stored_login_is_used_and_gone_afterwards()
    {
        await using var bench = await CodexBench.StartAsync(SaysDone);
        await OpenAiAsync(bench);
        await File.WriteAllTextAsync(
            Path.Combine(bench.UserHome, "auth.json"),
            """{"OPENAI_API_KEY":"sk-stored-0123456789"}"""
        );

        var result = await bench.RunAsync();

        Assert.Null(result.Failure);
        Assert.Equal("Bearer sk-stored-0123456789", bench.Stub.Requests[0].Headers["authorization"]);
        Assert.DoesNotContain(
            Directory.EnumerateFiles(bench.Sessions, "*", SearchOption.AllDirectories),
            file => File.ReadAllText(file).Contains("sk-stored-0123456789", StringComparison.Ordinal)
        );
    }

    [Theory(Timeout = 30_000)]
    [InlineData(Core.Agents.Permission.Limited, false)]
    [InlineData(Core.Agents.Permission.ReadOnly, false)]
    [InlineData(Core.Agents.Permission.Limited, true)]
    public async Task A_command_cannot_read_the_login(Core.Agents.Permission permission, bool inherit)
    {
        await using var bench = await CodexBench.StartAsync(
            new Step { Shell = "cat \"$CODEX_HOME/auth.json\" \"$(cat user)\"; echo end" },
            SaysDone
        );
        bench.Repository.Write("user", Path.Combine(bench.UserHome, "auth.json"));
        await OpenAiAsync(bench);
        await File.AppendAllTextAsync(
            Path.Combine(bench.UserHome, "config.toml"),
            "sandbox_mode = 'danger-full-access'\n" // of no force, inherited or not
        );
        await File.WriteAllTextAsync(
            Path.Combine(bench.UserHome, "auth.json"),
            """{"OPENAI_API_KEY":"sk-stored-0123456789"}"""
        );

        var result = await bench.RunAsync(bench.Turn() with { Permission = permission, Inherit = inherit });

        Assert.Null(result.Failure);
        Assert.Equal("Bearer sk-stored-0123456789", bench.Stub.Requests[^1].Headers["authorization"]);
        var told = bench.Stub.Requests[^1].Conversation.Text;
        Assert.Contains("Permission denied", told, StringComparison.Ordinal);
        Assert.DoesNotContain("sk-stored-0123456789", told, StringComparison.Ordinal);
    }

    [Fact(Timeout = 30_000)]
    public async Task A_login_that_codex_refreshed_is_handed_back_to_the_user()
    {
        const string stored = """{"OPENAI_API_KEY":null,"tokens":{"refresh_token":"old-refresh-token"}}""";
        const string refreshed = """{"OPENAI_API_KEY":null,"tokens":{"refresh_token":"new-refresh-token"}}""";
        await using var bench = await CodexBench.StartAsync(
            new Step { Shell = $"printf '%s' '{refreshed}' > \"$CODEX_HOME/auth.json\"" }, // what a refresh does
            SaysDone
        );
        var file = Path.Combine(bench.UserHome, "auth.json");
        await File.WriteAllTextAsync(file, stored);

        var result = await bench.RunAsync(bench.Turn() with { Permission = Core.Agents.Permission.Full });

        Assert.Null(result.Failure);
        Assert.Equal(refreshed, await File.ReadAllTextAsync(file));
        Assert.Equal(["auth.json", "config.toml"], Directory.GetFiles(bench.UserHome).Select(Path.GetFileName).Order());
    }

    [Fact(Timeout = 30_000)]
    public async Task What_a_killed_turn_left_behind_does_not_disturb_the_next()
    {
        await using var bench = await CodexBench.StartAsync(SaysDone);
        var turn = bench.Turn();
        var home = Directory.CreateDirectory(Path.Combine(turn.AgentFolder, "codex", "home")).FullName;
        await File.WriteAllTextAsync(Path.Combine(home, "config.toml"), "this is = = broken");
        await File.WriteAllTextAsync(Path.Combine(home, "auth.json"), "{}");

        var result = await bench.RunAsync(turn);

        Assert.Null(result.Failure);
        Assert.Equal(["sessions"], Directory.GetFileSystemEntries(home).Select(Path.GetFileName));
    }

    [Theory(Timeout = 30_000)]
    [InlineData("OPENAI_API_KEY")]
    [InlineData("CODEX_API_KEY")]
    public async Task A_key_of_the_environment_is_a_login(string variable)
    {
        await using var bench = await CodexBench.StartAsync(SaysDone);
        await OpenAiAsync(bench);
        var agent = bench.Agent((variable, "sk-env-0123456789"));

        var probe = await agent.ProbeAsync(CancellationToken.None);
        var result = await agent.RunAsync(bench.Turn(), CancellationToken.None);

        Assert.Null(probe.Failure);
        Assert.Contains(variable, probe.Login, StringComparison.Ordinal);
        Assert.Null(result.Failure);
        Assert.Equal("Bearer sk-env-0123456789", bench.Stub.Requests[0].Headers["authorization"]);
    }

    [Fact(Timeout = 30_000)]
    public async Task A_key_that_the_provider_needs_and_nobody_set_is_a_failure_with_a_remedy()
    {
        await using var bench = await CodexBench.StartAsync(SaysDone);

        var probe = await bench.Agent(("STUB_KEY", "")).ProbeAsync(CancellationToken.None);

        Assert.Equal("auth", probe.Failure?.Class);
        Assert.Equal("Set STUB_KEY.", probe.Failure?.Remedy);
    }

    [Fact(Timeout = 30_000)]
    public async Task Nobody_logged_in_is_a_failure_with_a_remedy()
    {
        await using var bench = await CodexBench.StartAsync(SaysDone);
        await OpenAiAsync(bench);

        var probe = await bench.Agent(("OPENAI_API_KEY", ""), ("CODEX_API_KEY", "")).ProbeAsync(CancellationToken.None);

        Assert.Equal("auth", probe.Failure?.Class);
        Assert.Contains("codex login", probe.Failure?.Remedy, StringComparison.Ordinal);
    }

    [Fact(Timeout = 30_000)]
    public async Task An_installed_codex_that_is_set_up_passes_the_probe()
    {
        await using var bench = await CodexBench.StartAsync(SaysDone);

        var probe = await bench.Agent().ProbeAsync(CancellationToken.None);

        Assert.Null(probe.Failure);
        Assert.Matches(@"^\d+\.\d+\.\d+$", probe.Version);
        Assert.Empty(bench.Stub.Requests);
    }

    [Fact(Timeout = 30_000)]
    public async Task A_codex_that_is_not_there_is_a_failure_with_a_remedy()
    {
        await using var bench = await CodexBench.StartAsync(SaysDone);
        var agent = bench.Agent(("PATH", "/nowhere"));

        var probe = await agent.ProbeAsync(CancellationToken.None);
        var result = await agent.RunAsync(bench.Turn(), CancellationToken.None);

        Assert.Equal("agent_not_found", probe.Failure?.Class);
        Assert.Contains("npm install -g @openai/codex", probe.Failure?.Remedy, StringComparison.Ordinal);
        Assert.Equal(probe.Failure?.Class, result.Failure?.Class);
    }

    [Theory(Timeout = 30_000)]
    [InlineData("echo codex-cli 0.20.1", "agent_too_old", "0.20.1 is too old")]
    [InlineData("echo hello", "agent_broken", "printed no version: hello")]
    [InlineData("echo no >&2; exit 3", "agent_broken", "ended with exit code 3: no")]
    public async Task An_old_or_broken_codex_is_refused(string script, string failure, string said)
    {
        await using var bench = await CodexBench.StartAsync(SaysDone);
        var folder = Directory.CreateDirectory(Path.Combine(bench.Sessions, "bin")).FullName;
        var program = Path.Combine(folder, "codex");
        await File.WriteAllTextAsync(program, $"#!/bin/sh\n{script}\n");
#pragma warning disable CA1416 // Interlock's platforms are Linux and macOS
        File.SetUnixFileMode(program, UnixFileMode.UserRead | UnixFileMode.UserExecute);
#pragma warning restore CA1416

        var probe = await bench.Agent(("PATH", folder)).ProbeAsync(CancellationToken.None);

        Assert.Equal(failure, probe.Failure?.Class);
        Assert.Contains(said, probe.Failure!.Message, StringComparison.Ordinal);
    }
}
