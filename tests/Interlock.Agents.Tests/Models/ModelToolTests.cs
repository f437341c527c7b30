using Interlock.Core.Agents;
using Interlock.Core.Processes;
using Interlock.TestKit;
using Xunit;

namespace Interlock.Agents.Tests.Models;

[System.Runtime.Versioning.UnsupportedOSPlatform("windows")]
public sealed class ModelToolTests
{
    private const UnixFileMode Executable = UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute;

    [Theory(Timeout = 30_000)]
    [InlineData("../outside/secret")]
    [InlineData("/etc/passwd")]
    [InlineData("link/secret")]
    [InlineData("sub/../../outside/secret")]
    [InlineData(".git/config")]
    [InlineData("sub/.GIT/config")]
    [InlineData("")]
    public async Task A_path_outside_the_workspace_or_in_git_is_refused_to_every_tool(string path)
    {
        await using var bench = await ModelBench.StartAsync(
            "openai",
            ModelBench.Uses("read", ("path", path)),
            ModelBench.Uses("list", ("path", path)),
            ModelBench.Uses("search", ("pattern", "x"), ("path", path)),
            ModelBench.Uses("edit", ("path", path), ("old", "secret"), ("new", "x")),
            ModelBench.Uses("write", ("path", path), ("content", "x")),
            ModelBench.Says("Done.")
        );
        var secret = Path.Combine(bench.Outside, "secret");
        await File.WriteAllTextAsync(secret, "secret");
        File.CreateSymbolicLink(Path.Combine(bench.Repository.Root, "link"), bench.Outside);
        var config = bench.Repository.Read(".git/config");

        await bench.RunAsync();

        var results = bench.Stub.Requests[^1].Conversation.ToolResults;
        Assert.Equal(5, results.Count);
        Assert.All(results, result => Assert.StartsWith("The path '", result, StringComparison.Ordinal));
        Assert.Equal("secret", await File.ReadAllTextAsync(secret));
        Assert.Equal(config, bench.Repository.Read(".git/config"));
    }

    [Fact(Timeout = 30_000)]
    public async Task Only_reading_tools_are_offered_to_a_reader_and_another_call_is_refused()
    {
        await using var bench = await ModelBench.StartAsync(
            "openai",
            ModelBench.Uses("write", ("path", "a.txt"), ("content", "x")),
            ModelBench.Uses("shell", ("command", "touch a.txt")),
            ModelBench.Says("Done.")
        );

        await bench.RunAsync(bench.Turn() with { Permission = Permission.ReadOnly });

        Assert.Equal(["read", "search", "list"], bench.Stub.Requests[0].Conversation.Tools);
        Assert.Contains("There is no such tool", bench.LastResult, StringComparison.Ordinal);
        Assert.False(File.Exists(Path.Combine(bench.Repository.Root, "a.txt")));
    }

    [Fact(Timeout = 30_000)]
    public async Task An_edit_must_name_a_text_that_occurs_once()
    {
        await using var bench = await ModelBench.StartAsync(
            "openai",
            ModelBench.Uses("edit", ("path", "a.sh"), ("old", "nowhere"), ("new", "x")),
            ModelBench.Uses("edit", ("path", "a.sh"), ("old", "one"), ("new", "x")),
            ModelBench.Uses("edit", ("path", "a.sh"), ("old", "one two"), ("new", "1 2")),
            ModelBench.Says("Done.")
        );
        bench.Repository.Write("a.sh", "\ufeffone two\r\none\n");
        var path = Path.Combine(bench.Repository.Root, "a.sh");
        File.SetUnixFileMode(path, Executable);

        await bench.RunAsync();

        var results = bench.Stub.Requests[^1].Conversation.ToolResults;
        Assert.Contains("does not hold", results[0], StringComparison.Ordinal);
        Assert.Contains("more than once", results[1], StringComparison.Ordinal);
        Assert.Equal("\ufeff1 2\r\none\n"u8.ToArray(), await File.ReadAllBytesAsync(path));
        Assert.Equal(Executable, File.GetUnixFileMode(path));
    }

    [Fact(Timeout = 30_000)]
    public async Task A_pipe_or_a_binary_or_a_missing_file_is_an_answer_and_no_hang()
    {
        await using var bench = await ModelBench.StartAsync(
            "openai",
            ModelBench.Uses("shell", ("command", "mkfifo pipe; printf 'a\\0b' > binary")),
            ModelBench.Uses("read", ("path", "pipe")),
            ModelBench.Uses("write", ("path", "pipe"), ("content", "x")),
            ModelBench.Uses("search", ("pattern", "a|x")),
            ModelBench.Uses("read", ("path", "binary")),
            ModelBench.Uses("read", ("path", "missing")),
            ModelBench.Says("Done.")
        );

        await bench.RunAsync();

        var results = bench.Stub.Requests[^1].Conversation.ToolResults;
        Assert.Contains("no ordinary file", results[1], StringComparison.Ordinal);
        Assert.Contains("no ordinary file", results[2], StringComparison.Ordinal);
        Assert.Equal("Nothing matches.", results[3]);
        Assert.Contains("no UTF-8 text", results[4], StringComparison.Ordinal);
        Assert.Contains("no such file", results[5], StringComparison.Ordinal);
    }

    [Fact(Timeout = 30_000)]
    public async Task A_file_is_read_in_parts_and_searched_by_name_and_pattern()
    {
        await using var bench = await ModelBench.StartAsync(
            "openai",
            ModelBench.Uses("read", ("path", "sub/a.txt"), ("line", 2), ("count", 1)),
            ModelBench.Uses("search", ("pattern", "^line [23]$"), ("name", "*.txt")),
            ModelBench.Uses("search", ("pattern", "(a+)+(?=b)")),
            ModelBench.Uses("list", ("depth", 2)),
            ModelBench.Says("Done.")
        );
        bench.Repository.Write("sub/a.txt", "line 1\nline 2\nline 3\n").Write("b.md", "line 2\n");

        await bench.RunAsync();

        var results = bench.Stub.Requests[^1].Conversation.ToolResults;
        Assert.Equal("line 2\n[… 2 more lines; go on with line 3]", results[0]);
        Assert.Equal("sub/a.txt:2: line 2\nsub/a.txt:3: line 3", results[1]);
        Assert.Contains("no regular expression without", results[2], StringComparison.Ordinal);
        Assert.Equal("README.md\nb.md\nsub/\nsub/a.txt", results[3]);
    }

    [Fact(Timeout = 30_000)]
    public async Task A_command_has_its_own_time_limit_and_leaves_no_daemon()
    {
        await using var bench = await ModelBench.StartAsync(
            "openai",
            ModelBench.Uses("shell", ("command", "(setsid sleep 600 &) ; echo started; sleep 600"), ("seconds", 1)),
            ModelBench.Says("Done.")
        );

        var result = await bench.RunAsync();

        Assert.Null(result.Failure);
        Assert.StartsWith("It was ended after 1 s.", bench.LastResult, StringComparison.Ordinal);
        Assert.Contains("started", bench.LastResult, StringComparison.Ordinal);
        Assert.Empty(bench.Survivors());
    }

    [Fact(Timeout = 30_000)]
    public async Task The_output_of_a_command_is_cleaned_and_bounded()
    {
        await using var bench = await ModelBench.StartAsync(
            "openai",
            ModelBench.Uses(
                "shell",
                ("command", "printf '\\033[31mred\\n'; yes | head -c 5000000; echo end >&2; exit 3")
            ),
            ModelBench.Says("Done.")
        );

        await bench.RunAsync();

        Assert.StartsWith("Exit code 3.", bench.LastResult, StringComparison.Ordinal);
        Assert.Contains("red\n", bench.LastResult, StringComparison.Ordinal);
        Assert.DoesNotContain("\u001b", bench.LastResult, StringComparison.Ordinal);
        Assert.EndsWith("stderr:\nend\n", bench.LastResult, StringComparison.Ordinal);
        Assert.InRange(bench.LastResult.Length, 1000, 25_000);
    }

    [Fact(Timeout = 30_000)]
    public async Task A_confined_command_cannot_write_where_the_turn_forbids()
    {
        var sandbox = await RealSandbox.RequireAsync(TestContext.Current.CancellationToken);
        await using var bench = await ModelBench.StartAsync(
            "openai",
            ModelBench.Uses("shell", ("command", "echo x > inside; echo x > \"$FORBIDDEN/x\" || echo kept out")),
            ModelBench.Says("Done.")
        );
        var turn = bench.Turn() with
        {
            Confinement = sandbox.Keep(bench.Outside).Allow(bench.Repository.Root),
            Variables = new Dictionary<string, string> { ["FORBIDDEN"] = bench.Outside },
        };

        await bench.RunAsync(turn);

        Assert.Contains("kept out", bench.LastResult, StringComparison.Ordinal);
        Assert.True(File.Exists(Path.Combine(bench.Repository.Root, "inside")));
        Assert.Empty(Directory.GetFiles(bench.Outside));
    }

    [Fact(Timeout = 30_000)]
    public async Task A_strictly_confined_command_has_no_network_and_does_not_see_its_own_conversation()
    {
        var sandbox = await RealSandbox.RequireStrictAsync(TestContext.Current.CancellationToken);
        await using var bench = await ModelBench.StartAsync(
            "openai",
            ModelBench.Uses(
                "shell",
                ("command", "cat \"$TALK/conversation.jsonl\"; echo x > \"$TMPDIR/x\" && echo temporary")
            ),
            ModelBench.Uses("shell", ("command", "bash -c 'exec 3<>/dev/tcp/127.0.0.1/'$PORT && echo reached")),
            ModelBench.Says("Done.")
        );
        var turn = bench.Turn();
        Directory.CreateDirectory(bench.Home);
        Directory.CreateDirectory(turn.AgentFolder);
        turn = turn with
        {
            Confinement = sandbox.Strict(
                new StrictAccess { Writable = [bench.Repository.Root, turn.AgentFolder, bench.Home], Network = true }
            ),
            Variables = new Dictionary<string, string>
            {
                ["TALK"] = bench.Home,
                ["PORT"] = new Uri(bench.Stub.Root).Port.ToString(),
            },
        };

        var limited = await bench.RunAsync(turn);
        var results = bench.Stub.Requests[^1].Conversation.ToolResults.ToList();

        Assert.Null(limited.Failure);
        Assert.Contains("temporary", results[0], StringComparison.Ordinal);
        Assert.DoesNotContain("do it", results[0], StringComparison.Ordinal);
        Assert.DoesNotContain("reached", results[1], StringComparison.Ordinal);

        var allowed = bench.Turn(step: "s2") with
        {
            Confinement = turn.Confinement,
            Variables = turn.Variables,
            Network = true,
        };
        await bench.RunAsync(allowed);
        Assert.Contains("reached", bench.LastResult, StringComparison.Ordinal); // so that the line above can fail
    }

    [Fact(Timeout = 30_000)]
    public async Task Without_a_confinement_a_turn_without_network_has_no_shell()
    {
        await using var bench = await ModelBench.StartAsync("openai", ModelBench.Says("Done."));

        var told = new List<string>();

        await bench.RunAsync(bench.Turn() with { Network = false, Progress = told.Add });

        Assert.DoesNotContain("shell", bench.Stub.Requests[0].Conversation.Tools);
        Assert.StartsWith("has no shell", Assert.Single(told), StringComparison.Ordinal);
    }

    [Fact(Timeout = 30_000)]
    public async Task Wrong_arguments_are_told_to_the_model_and_four_in_a_row_end_the_turn()
    {
        await using var bench = await ModelBench.StartAsync(
            "openai",
            [.. Enumerable.Range(0, 5).Select(n => ModelBench.Uses("read", ("file", n)))]
        );

        var result = await bench.RunAsync();

        Assert.Equal("agent_stuck", result.Failure?.Class);
        Assert.Equal(4, bench.Stub.Requests.Count);
        Assert.Contains("path", bench.LastResult, StringComparison.Ordinal);
    }

    [Fact(Timeout = 30_000)]
    public async Task The_same_call_again_and_again_is_warned_of_and_ends_the_turn()
    {
        await using var bench = await ModelBench.StartAsync(
            "deepseek",
            ModelBench.Uses("list") with
            {
                Forever = true,
            }
        );

        var result = await bench.RunAsync();

        Assert.Equal("agent_stuck", result.Failure?.Class);
        Assert.Equal(6, bench.Stub.Requests.Count);
        Assert.Contains("this very call", bench.LastResult, StringComparison.Ordinal);
    }

    [Fact(Timeout = 60_000)]
    public async Task A_model_that_never_ends_is_ended_after_sixty_answers()
    {
        await using var bench = await ModelBench.StartAsync(
            "anthropic",
            [.. Enumerable.Range(1, 70).Select(n => ModelBench.Uses("read", ("path", "README.md"), ("line", n)))]
        );

        var result = await bench.RunAsync();

        Assert.Equal("step_limit", result.Failure?.Class);
        Assert.Equal(60, bench.Stub.Requests.Count);
    }
}
