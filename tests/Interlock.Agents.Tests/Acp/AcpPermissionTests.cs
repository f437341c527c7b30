using System.Text.Json.Nodes;
using Interlock.Core.Agents;
using Xunit;

namespace Interlock.Agents.Tests.Acp;

public sealed class AcpPermissionTests : IDisposable
{
    private static readonly object[] Options =
    [
        new
        {
            optionId = "yes-always",
            name = "Always",
            kind = "allow_always",
        },
        new
        {
            optionId = "yes",
            name = "Once",
            kind = "allow_once",
        },
        new
        {
            optionId = "no-always",
            name = "Never",
            kind = "reject_always",
        },
        new
        {
            optionId = "no",
            name = "No",
            kind = "reject_once",
        },
    ];

    private readonly ScriptedAgent agent = new();

    [Fact(Timeout = 30_000)]
    public async Task A_worker_may_work_inside_its_workspace_and_nowhere_else()
    {
        Directory.CreateSymbolicLink(Path.Combine(agent.Workspace, "link"), agent.Outside);
        var answers = await agent.AnswersAsync(
            agent.Turn(
                Wants("edit", path: "in.txt"),
                Wants("execute"),
                Wants("edit", path: $"{agent.Outside}/a"),
                Wants("edit", path: "link/a"),
                Wants("execute", cwd: "/etc"),
                Wants("read", path: "/etc/passwd"),
                Wants("fetch"),
                Wants("other"),
                Wants("switch_mode")
            )
        );

        Assert.Equal(["yes", "yes", "no", "no", "no", "no", "no", "no", "no"], answers.Select(Chosen));
        Assert.Contains(agent.Progress, line => line.Contains("outside the workspace", StringComparison.Ordinal));
    }

    [Fact(Timeout = 30_000)]
    public async Task A_reader_may_only_read()
    {
        var turn = agent.Turn(Wants("read", path: "a"), Wants("search"), Wants("edit", path: "a"), Wants("execute"));

        var answers = await agent.AnswersAsync(turn with { Permission = Permission.ReadOnly });

        Assert.Equal(["yes", "yes", "no", "no"], answers.Select(Chosen));
    }

    [Fact(Timeout = 30_000)]
    public async Task Full_permission_allows_everything_but_never_for_always()
    {
        var turn = agent.Turn(Wants("fetch"), Wants("edit", path: "/etc/passwd"));

        var answers = await agent.AnswersAsync(turn with { Permission = Permission.Full });

        Assert.Equal(["yes", "yes"], answers.Select(Chosen));
    }

    [Fact(Timeout = 30_000)]
    public async Task What_was_told_of_a_tool_call_before_counts_too()
    {
        var told = new
        {
            update = new
            {
                sessionUpdate = "tool_call",
                toolCallId = "t1",
                title = "Edit",
                kind = "edit",
                locations = new[] { new { path = $"{agent.Outside}/a" } },
            },
        };
        var asks = ScriptedAgent.Ask(
            "session/request_permission",
            new { toolCall = new { toolCallId = "t1" }, options = Options }
        );

        Assert.Equal("no", Chosen(Assert.Single(await agent.AnswersAsync(agent.Turn(told, asks)))));
    }

    [Fact(Timeout = 30_000)]
    public async Task A_request_that_offers_only_for_always_is_cancelled()
    {
        var asks = ScriptedAgent.Ask(
            "session/request_permission",
            new { toolCall = new { toolCallId = "t", kind = "read" }, options = Options[..1] }
        );

        var answer = Assert.Single(await agent.AnswersAsync(agent.Turn(asks)));

        Assert.Equal("cancelled", (string?)answer!["result"]!["outcome"]!["outcome"]);
    }

    [Fact(Timeout = 30_000)]
    public async Task A_turn_that_ends_for_a_denial_says_so()
    {
        var turn = agent.Turn(Wants("fetch"), new { stop = "cancelled" });

        var result = await agent.Agent().RunAsync(turn, default);

        Assert.Equal("permission_denied", result.Failure?.Class);
    }

    [Fact(Timeout = 30_000)]
    public async Task A_turn_that_ends_without_a_word_after_a_denial_names_the_tool()
    {
        var turn = agent.Turn(new { say = "I fetch." }, Called, Wants("fetch"), new { stop = "end_turn" });

        var result = await agent.Agent().RunAsync(turn, default);

        Assert.Equal("permission_denied", result.Failure?.Class);
        Assert.Contains("'fetch'", result.Failure!.Message, StringComparison.Ordinal);
    }

    [Fact(Timeout = 30_000)]
    public async Task An_agent_that_goes_on_after_a_denial_has_done_its_turn()
    {
        var turn = agent.Turn(Called, Wants("fetch"), new { say = "Then without." }, new { stop = "end_turn" });

        var result = await agent.Agent().RunAsync(turn, default);

        Assert.Equal((null, "Then without."), (result.Failure?.Class, result.Text));
    }

    public void Dispose() => agent.Dispose();

    private static object Called { get; } = new
    {
        update = new
        {
            sessionUpdate = "tool_call",
            toolCallId = "t-fetch-",
            title = "fetch",
            kind = "fetch",
            status = "pending",
        },
    };

    private static object Wants(string kind, string? path = null, string? cwd = null) =>
        ScriptedAgent.Ask(
            "session/request_permission",
            new
            {
                toolCall = new
                {
                    toolCallId = $"t-{kind}-{path}",
                    kind,
                    title = kind,
                    rawInput = new { file_path = path, cwd },
                },
                options = Options,
            }
        );

    private static string? Chosen(JsonNode? answer) => (string?)answer!["result"]!["outcome"]!["optionId"];
}
