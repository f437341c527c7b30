using System.Diagnostics;
using Interlock.Core.Agents;
using Xunit;

namespace Interlock.Agents.Tests.Acp;

public sealed class AcpFilesTests : IDisposable
{
    private readonly ScriptedAgent agent = new();

    [Fact(Timeout = 30_000)]
    public async Task A_file_is_written_in_a_new_folder_and_read_by_lines()
    {
        var path = Path.Combine(agent.Workspace, "new/folder/a.txt");
        var answers = await agent.AnswersAsync(
            agent.Turn(
                Write(path, "one\ntwo\nthree\nfour"),
                Read(path),
                Read(path, line: 2, limit: 2),
                Read(path, line: 4),
                Read(path, line: 9),
                Read(Path.Combine(agent.Workspace, "absent"))
            )
        );

        Assert.Equal("one\ntwo\nthree\nfour", await File.ReadAllTextAsync(path));
        Assert.Equal(
            ["one\ntwo\nthree\nfour", "two\nthree\n", "four", ""],
            answers.Skip(1).Take(4).Select(a => (string?)a!["result"]!["content"])
        );
        Assert.Equal(-32002, (int?)answers[5]!["error"]!["code"]);
    }

    [Fact(Timeout = 30_000)]
    public async Task Nothing_outside_the_workspace_is_read_or_written()
    {
        var work = agent.Workspace;
        var secret = Path.Combine(agent.Outside, "secret.txt");
        Directory.CreateSymbolicLink(Path.Combine(work, "link"), agent.Outside);
        File.CreateSymbolicLink(Path.Combine(work, "file"), secret);
        File.CreateSymbolicLink(Path.Combine(work, "dangling"), Path.Combine(agent.Outside, "new.txt"));
        string[] escapes =
        [
            secret,
            $"{work}/../outside/secret.txt",
            $"{work}/link/secret.txt",
            $"{work}/file",
            $"{work}/dangling",
            $"{work}-other/x",
            work,
            "",
            "/etc/passwd",
            "nul\0byte",
        ];

        var answers = await agent.AnswersAsync(
            agent.Turn([.. escapes.Select(e => Read(e)), .. escapes.Select(e => Write(e, "bad"))])
        );

        Assert.All(answers, answer => Assert.NotNull(answer!["error"]));
        Assert.Equal("secret\n", await File.ReadAllTextAsync(secret));
        Assert.Single(Directory.GetFileSystemEntries(agent.Outside));
    }

    [Fact(Timeout = 30_000)]
    public async Task A_link_inside_the_workspace_is_followed()
    {
        await File.WriteAllTextAsync(Path.Combine(agent.Workspace, "real.txt"), "real");
        File.CreateSymbolicLink(Path.Combine(agent.Workspace, "alias"), "real.txt");

        var answers = await agent.AnswersAsync(
            agent.Turn(Read($"{agent.Workspace}/alias"), Write($"{agent.Workspace}/alias", "changed"))
        );

        Assert.Equal("real", (string?)answers[0]!["result"]!["content"]);
        Assert.Equal("changed", await File.ReadAllTextAsync(Path.Combine(agent.Workspace, "real.txt")));
    }

    [Fact(Timeout = 30_000)]
    public async Task A_second_name_of_a_file_outside_keeps_its_content_and_an_own_file_its_mode()
    {
        var secret = Path.Combine(agent.Outside, "secret.txt");
        var own = Path.Combine(agent.Workspace, "run.sh");
        await File.WriteAllTextAsync(own, "old");
#pragma warning disable CA1416 // Interlock's platforms are Linux and macOS
        File.SetUnixFileMode(own, (UnixFileMode)0x1E8); // 0750
        using (var link = Process.Start("ln", [secret, Path.Combine(agent.Workspace, "hard")]))
            await link.WaitForExitAsync();

        await agent.AnswersAsync(agent.Turn(Write($"{agent.Workspace}/hard", "bad"), Write(own, "new")));

        Assert.Equal("secret\n", await File.ReadAllTextAsync(secret));
        Assert.Equal(("new", (UnixFileMode)0x1E8), (await File.ReadAllTextAsync(own), File.GetUnixFileMode(own)));
#pragma warning restore CA1416
        Assert.Equal(["hard", "run.sh"], Directory.GetFiles(agent.Workspace).Select(Path.GetFileName).Order());
    }

    [Fact(Timeout = 30_000)]
    public async Task What_is_no_ordinary_file_is_neither_read_nor_written()
    {
        var pipe = Path.Combine(agent.Workspace, "pipe");
        using (var make = Process.Start("mkfifo", [pipe]))
            await make.WaitForExitAsync();

        var answers = await agent.AnswersAsync(agent.Turn(Read(pipe), Write(pipe, "x")));

        Assert.All(answers, answer => Assert.NotNull(answer!["error"]));
    }

    [Fact(Timeout = 30_000)]
    public async Task A_reader_writes_no_file()
    {
        var turn = agent.Turn(Write($"{agent.Workspace}/a", "x")) with { Permission = Permission.ReadOnly };

        var answer = Assert.Single(await agent.AnswersAsync(turn));

        Assert.NotNull(answer!["error"]);
        Assert.Empty(Directory.GetFiles(agent.Workspace));
    }

    public void Dispose() => agent.Dispose();

    private static object Read(string path, int? line = null, int? limit = null) =>
        ScriptedAgent.Ask(
            "fs/read_text_file",
            new
            {
                path,
                line,
                limit,
            }
        );

    private static object Write(string path, string content) =>
        ScriptedAgent.Ask("fs/write_text_file", new { path, content });
}
