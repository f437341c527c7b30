using System.Text.Json;
using Interlock.Agents.Command;
using Interlock.Core.Agents;
using Interlock.TestKit;
using Xunit;

namespace Interlock.Agents.Tests.Command;

public sealed class CommandAgentTests : IDisposable
{
    private readonly TempFolder folder = new();

    public CommandAgentTests()
    {
        Directory.CreateDirectory(folder["caller"]);
        Directory.CreateDirectory(folder["workspace"]);
        Directory.CreateDirectory(folder["session"]);
    }

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    public void Dispose() => folder.Dispose();

    [Fact(Timeout = 30_000)]
    public async Task The_agent_works_in_the_workspace_with_the_prompt_on_its_input()
    {
        var result = await Run("cat > got.txt; pwd -P; echo noise >&2");
        Assert.Equal("Do it – now.", File.ReadAllText(folder["workspace/got.txt"]));
        Assert.True(result.Succeeded);
        Assert.Equal(folder["workspace"] + "\n", result.Text);
        Assert.Equal(
            ("Do it – now.", "noise\n"),
            (File.ReadAllText(folder["session/prompt.md"]), File.ReadAllText(folder["session/stderr"]))
        );
    }

    [Fact(Timeout = 30_000)]
    public async Task The_environment_tells_the_agent_what_it_is_asked()
    {
        var turn = Turn() with
        {
            Role = AgentRole.Repair,
            Task = "api",
            Round = 2,
            Schema = Json("""{"type":"object"}"""),
        };
        var result = await Run(
            "echo $INTERLOCK_ROLE $INTERLOCK_RUN $INTERLOCK_STEP $INTERLOCK_TASK $INTERLOCK_ROUND $(cat $INTERLOCK_SCHEMA)",
            turn
        );
        Assert.Equal("repair run-1 step-1 api 2 {\"type\":\"object\"}\n", result.Text);
        Assert.Equal("-:-\n", (await Run("echo ${INTERLOCK_SCHEMA-'-'}:${INTERLOCK_TASK-'-'}")).Text);
    }

    [Fact(Timeout = 30_000)]
    public async Task Secrets_are_passed_only_when_allowed_and_never_recorded()
    {
        var host = Host.Environment(folder.Path, ("MY_TOKEN", "very-secret-value"), ("OTHER_KEY", "another-secret"));
        var agent = new CommandAgent(
            "echo $MY_TOKEN $OTHER_KEY; echo $MY_TOKEN >&2; test \"$MY_TOKEN\" = very-secret-value",
            folder["caller"],
            Host.Processes,
            host,
            TimeProvider.System,
            ["MY_TOKEN"]
        );
        var result = await agent.RunAsync(Turn(), Stop);
        Assert.Equal((true, "[redacted]\n"), (result.Succeeded, result.Text));
        Assert.Equal("[redacted]\n", File.ReadAllText(folder["session/stderr"]));
    }

    [Fact(Timeout = 30_000)]
    public async Task A_colour_inside_a_secret_does_not_carry_it_into_the_failure()
    {
        var host = Host.Environment(folder.Path, ("MY_TOKEN", "very-secret-value"));
        var agent = new CommandAgent(
            "printf 'very-\\033[1msecret-value' >&2; exit 1",
            folder["caller"],
            Host.Processes,
            host,
            TimeProvider.System
        );
        var result = await agent.RunAsync(Turn(), Stop);
        Assert.EndsWith(": [redacted]", result.Failure!.Message, StringComparison.Ordinal);
    }

    [Fact(Timeout = 60_000)]
    public async Task A_final_message_of_five_megabytes_is_kept_whole()
    {
        var result = await Run(
            "head -c 5000000 /dev/zero | tr '\\0' 'x' > \"$INTERLOCK_RESULT\"; printf é >> \"$INTERLOCK_RESULT\"; echo no"
        );
        Assert.Equal(5_000_001, result.Text.Length);
        Assert.EndsWith("xé", result.Text, StringComparison.Ordinal);
        Assert.Equal(5_000_000, (await Run("head -c 5000000 /dev/zero | tr '\\0' 'y'")).Text.Length);
    }

    [Fact(Timeout = 30_000)]
    public async Task Half_a_character_at_the_end_of_a_message_does_no_harm() =>
        Assert.Equal("ok \ufffd", (await Run("printf 'ok \\342\\202'")).Text);

    [Fact(Timeout = 30_000)]
    public async Task An_agent_that_asks_to_be_tried_later_says_when()
    {
        var failure = (await Run("echo 'rate limited' >&2; echo 'Retry-After: 42' >&2; exit 75")).Failure!;
        Assert.Equal(
            ("agent_try_later", true, TimeSpan.FromSeconds(42)),
            (failure.Class, failure.Retryable, failure.RetryAfter)
        );
    }

    [Theory(Timeout = 30_000)]
    [InlineData("printf '\\033[31mno disk\\033[0m' >&2; exit 3", "agent_failed", "exited 3: no disk")]
    [InlineData("exit 4", "agent_failed", "exited 4 and wrote nothing")]
    [InlineData("kill -9 $$", "agent_died", "SIGKILL")]
    [InlineData("kill -6 $$", "agent_failed", "signal 6")]
    [InlineData("no-such-program-at-all", "agent_not_found", "no-such-program-at-all")]
    [InlineData("ln -s /etc/passwd \"$INTERLOCK_RESULT\"", "agent_result_unreadable", "not a regular file")]
    [InlineData("mkdir \"$INTERLOCK_RESULT\"", "agent_result_unreadable", "not a regular file")]
    public async Task A_failure_has_a_class_and_says_what_the_agent_said(
        string command,
        string failureClass,
        string part
    )
    {
        var result = await Run(command);
        Assert.Equal(failureClass, result.Failure?.Class);
        Assert.Contains(part, result.Failure!.Message, StringComparison.Ordinal);
        Assert.DoesNotContain('\u001b', result.Failure.Message);
        Assert.NotEmpty(result.Failure.Remedy);
        Assert.Equal("", result.Text);
    }

    [Fact(Timeout = 30_000)]
    public async Task A_pipe_in_place_of_the_result_does_not_hang_the_engine() =>
        Assert.Equal("", (await Run("mkfifo \"$INTERLOCK_RESULT\"")).Text);

    [Fact(Timeout = 30_000)]
    public async Task A_link_in_place_of_a_record_is_not_written_through()
    {
        await Run($"ln -sf '{folder["victim"]}' \"$(dirname \"$INTERLOCK_RESULT\")/stdout\"; echo hello");
        Assert.False(File.Exists(folder["victim"]));
        Assert.Equal("hello\n", File.ReadAllText(folder["session/stdout"]));
    }

    [Fact(Timeout = 30_000)]
    public async Task The_result_of_an_earlier_try_is_not_taken_for_this_one()
    {
        await Run("echo old > \"$INTERLOCK_RESULT\"");
        Assert.Equal("new\n", (await Run("echo new")).Text);
    }

    [Fact(Timeout = 30_000)]
    public async Task An_agent_that_never_ends_is_ended_at_its_limit()
    {
        var result = await Run(
            "trap '' TERM; echo thinking >&2; while :; do sleep 60; done",
            Turn() with
            {
                Timeout = TimeSpan.FromSeconds(1),
            }
        );
        Assert.Equal("agent_timeout", result.Failure?.Class);
        Assert.Contains("thinking", result.Failure!.Message, StringComparison.Ordinal);
    }

    [Fact(Timeout = 30_000)]
    public async Task A_missing_workspace_is_a_failure_and_not_a_crash()
    {
        var result = await Run("true", Turn() with { Workspace = folder["gone"] });
        Assert.Equal("agent_not_started", result.Failure?.Class);
        Assert.Contains(folder["gone"], result.Failure!.Message, StringComparison.Ordinal);
    }

    [Theory(Timeout = 30_000)]
    [InlineData("./agent.sh one")]
    [InlineData("sh agent.sh one")]
    [InlineData("env X=1 sh -e agent.sh one")]
    public async Task A_program_beside_the_caller_is_found_from_the_workspace(string command)
    {
        File.WriteAllText(folder["caller/agent.sh"], "#!/bin/sh\necho caller $1 $0\n");
        File.WriteAllText(folder["workspace/agent.sh"], "#!/bin/sh\necho trap\n");
        await Run($"chmod +x '{folder["caller/agent.sh"]}'");
        Assert.Equal($"caller one {folder["caller/agent.sh"]}\n", (await Run(command)).Text);
    }

    [Theory(Timeout = 30_000)]
    [InlineData("sh -c true", true)]
    [InlineData("/bin/sh", true)]
    [InlineData("A=1 exec cat", true)]
    [InlineData("cd / && pwd", true)]
    [InlineData("no-such-program-at-all --x", false)]
    [InlineData("./missing.sh", false)]
    [InlineData("/etc/passwd", false)]
    public async Task A_probe_tells_whether_the_program_is_there_without_running_it(string command, bool found)
    {
        var probe = await Agent(command).ProbeAsync(Stop);
        Assert.Equal(found, probe.Failure is null);
        Assert.Equal("command:" + command, probe.Name);
        if (!found)
            Assert.Equal("agent_not_found", probe.Failure!.Class);
    }

    [Fact(Timeout = 30_000)]
    public async Task A_confined_agent_writes_its_workspace_and_its_result_and_not_what_is_kept()
    {
        var sandbox = (await RealSandbox.RequireAsync(Stop)).Keep(folder["caller"], folder.Path);
        var turn = Turn() with { Confinement = sandbox.Allow(folder["workspace"], folder["session"]) };
        var result = await Run("cat > got; echo evil > ../caller/new || echo kept > \"$INTERLOCK_RESULT\"", turn);
        Assert.Equal((true, "kept\n"), (result.Succeeded, result.Text));
        Assert.Equal("Do it – now.", File.ReadAllText(folder["workspace/got"]));
        Assert.Empty(Directory.GetFileSystemEntries(folder["caller"]));
    }

    private static JsonElement Json(string text) => JsonDocument.Parse(text).RootElement;

    private CommandAgent Agent(string command) =>
        new(command, folder["caller"], Host.Processes, Host.Environment(folder.Path), TimeProvider.System);

    private Task<TurnResult> Run(string command, AgentTurn? turn = null) =>
        Agent(command).RunAsync(turn ?? Turn(), Stop);

    private AgentTurn Turn() =>
        new()
        {
            Role = AgentRole.Implement,
            Run = "run-1",
            Step = "step-1",
            Prompt = "Do it – now.",
            Workspace = folder["workspace"],
            SessionFolder = folder["session"],
        };
}
