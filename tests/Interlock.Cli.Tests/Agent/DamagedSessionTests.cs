using System.Text.Json;
using Interlock.Core.Journal;
using Interlock.Core.Processes;
using Interlock.Core.Sessions;
using Interlock.Core.State;
using Interlock.TestKit;

namespace Interlock.Cli.Tests.Agent;

/// <summary>A session whose journal somebody spoiled: each verb says so, or shows what is left; none breaks down.</summary>
public sealed class DamagedSessionTests : IDisposable
{
    private readonly TestRepository repository = new();
    private readonly TestFace face = new();

    public DamagedSessionTests() => repository.Write("a.txt", "one\n").Commit();

    [Theory(Timeout = 60_000)]
    [InlineData("cut")]
    [InlineData("emptied")]
    [InlineData("gone")]
    [InlineData("folder")]
    [InlineData("forged")]
    [InlineData("headless")]
    public async Task No_verb_breaks_down_over_a_spoiled_journal(string kind)
    {
        var session = await SessionAsync();
        await SpoilAsync(session.Journal, kind);
        foreach (
            var verb in (string[])
                [
                    "status",
                    "watch",
                    "logs",
                    "artifacts",
                    "wait",
                    "stop",
                    "interrupt",
                    "answer --choice=1",
                    "resume --task=x",
                ]
        )
        {
            var (exit, said) = await RunAsync(verb);
            Assert.True(exit is 2 or 4 || verb == "logs", $"{verb}: {exit} {said}");
            Assert.DoesNotContain("internal error", said, StringComparison.Ordinal);
            Assert.DoesNotContain("   at ", said, StringComparison.Ordinal);
        }
        var (_, status) = await RunAsync("status --json");
        var report = JsonElement.Parse(status[..(status.LastIndexOf('}') + 1)]);
        Assert.Equal("damaged", report.GetProperty("state").GetString());
        Assert.NotEqual("", report.GetProperty("failure").GetProperty("message").GetString());
        Assert.Contains("damaged", (await RunAsync("list")).Said, StringComparison.Ordinal);
    }

    [Fact(Timeout = 60_000)]
    public async Task The_transcript_of_a_damaged_session_can_still_be_read()
    {
        var session = await SessionAsync();
        await File.WriteAllTextAsync(session.Transcript, "what was said\n", TestContext.Current.CancellationToken);
        await SpoilAsync(session.Journal, "gone");
        var (exit, said) = await RunAsync("logs");
        Assert.Equal(0, exit);
        Assert.Contains("what was said", said, StringComparison.Ordinal);
        Assert.Contains("What is there follows", said, StringComparison.Ordinal);
    }

    public void Dispose()
    {
        face.Dispose();
        repository.Dispose();
    }

    private async Task<(int Exit, string Said)> RunAsync(string verb)
    {
        face.Output.GetStringBuilder().Clear();
        face.Error.GetStringBuilder().Clear();
        var words = verb.Split(' ');
        string[] name = words[0] == "list" ? [] : ["s"];
        var exit = await face.RunAsync(["agent", .. words, "--repo", repository.Root, .. name]);
        return (exit, face.Output.ToString() + face.Error);
    }

    private async Task<SessionFolder> SessionAsync()
    {
        var state = RepositoryState.Of(StateHome.Of(face.Face.Environment), repository.Root);
        var me = ProcessIdentity.Current;
        var options = new SessionOptions { Agent = "command:true", CallerDirectory = repository.Root };
        var tree = repository.Git("rev-parse", "HEAD^{tree}").Trim();
        var (session, _) = await new SessionStore(state, TimeProvider.System, new Random(1)).CreateAsync(
            "s",
            new SessionCreated(
                "",
                "agent-x",
                repository.Root,
                repository.Git("rev-parse", "HEAD").Trim(),
                tree,
                "0",
                "h"
            ),
            new TurnOrder(1, TurnKind.Task, "x", null, null, options, me.Pid, me.Start),
            new JournalOptions(TimeProvider.System),
            TestContext.Current.CancellationToken
        );
        return session!;
    }

    private static async Task SpoilAsync(string journal, string kind)
    {
        var cancellation = TestContext.Current.CancellationToken;
        var lines = await File.ReadAllLinesAsync(journal, cancellation);
        File.Delete(journal);
        switch (kind)
        {
            case "cut":
                lines[1] = "{\"seq\":2,\"nonsense\"";
                await File.WriteAllLinesAsync(journal, lines, cancellation);
                break;
            case "emptied":
                await File.WriteAllTextAsync(journal, "", cancellation);
                break;
            case "folder":
                Directory.CreateDirectory(journal);
                break;
            case "headless":
                await AppendAsync(journal, "session.state", """{"state": "running", "reason": "x", "failure": null}""");
                break;
            case "forged":
                await File.WriteAllLinesAsync(journal, lines, cancellation);
                await AppendAsync(journal, "question.asked", """{"turn": 1, "question": null, "atEnd": true}""");
                await AppendAsync(journal, "turn.requested", """{"turn": 2}""");
                break;
        }
    }

    // With a sum that fits, as whoever knows the form can write it.
    private static async Task AppendAsync(string journal, string type, string data)
    {
        await using var open = await RunJournal.OpenAsync(
            journal,
            new JournalOptions(TimeProvider.System),
            TestContext.Current.CancellationToken
        );
        await open.AppendAsync(type, JsonElement.Parse(data));
    }
}
