using System.Text.Json;
using Interlock.Core.Journal;
using Interlock.Core.Runs;
using Interlock.Core.State;
using Interlock.TestKit;

namespace Interlock.Cli.Tests.Runs;

/// <summary>A repository with runs whose journals were written by the real journal.</summary>
internal sealed class RecordedRun : IDisposable
{
    public RecordedRun()
    {
        Repository.Write("a.txt", "a").Commit();
        Test = new TestFace();
        Store = new RunStore(RepositoryState.Of(Test.Face.Home, Repository.Root), TimeProvider.System, new Random(1));
    }

    public TestRepository Repository { get; } = new();

    public TestFace Test { get; }

    public RunStore Store { get; }

    /// <summary>Runs a command in the repository.</summary>
    public Task<int> RunAsync(params string[] arguments) => Test.RunAsync([.. arguments, "--repo", Repository.Root]);

    /// <summary>A run that was rejected and never landed.</summary>
    public async Task<RunFolder> RejectedAsync()
    {
        var folder = Store.Create();
        await using var journal = await OpenAsync(folder);
        await StartAsync(journal, folder, "add a flag");
        await AppendAsync(
            journal,
            "plan.accepted",
            """{"source": "planner", "tasks": [{"id": "flag", "title": "Add it", "files": ["a.txt"]}], "risks": []}"""
        );
        await AppendAsync(
            journal,
            "review.completed",
            """{"round": 1, "reviewer": "correctness", "decision": "reject", "summary": "\u001b[31mno\u001b[0m", "blockers": [{"file": "a.txt", "problem": "wrong"}], "risks": [], "ownerQuestions": [], "verification": [], "edited": []}"""
        );
        await AppendAsync(
            journal,
            "round.completed",
            """{"round": 1, "decision": "reject", "blockers": [{"source": "correctness", "file": "a.txt", "problem": "the flag does nothing", "tasks": ["flag"]}], "repaired": [], "retained": [], "reason": "last round"}"""
        );
        await AppendAsync(
            journal,
            "run.completed",
            """{"outcome": "blocked", "exit": 1, "verdict": "not_run", "failure": {"class": "rounds_exhausted", "message": "Still rejected after round 1.", "owner": "user", "retryable": false, "remedy": "Sharpen the request."}}"""
        );
        return folder;
    }

    /// <summary>A run whose engine is gone before its end.</summary>
    public async Task<RunFolder> InterruptedAsync()
    {
        var folder = Store.Create();
        await using var journal = await OpenAsync(folder);
        await StartAsync(journal, folder, "half done");
        return folder;
    }

    public void Dispose()
    {
        Test.Dispose();
        Repository.Dispose();
    }

    private static Task<RunJournal> OpenAsync(RunFolder folder) =>
        RunJournal.OpenAsync(folder.Journal, new JournalOptions(TimeProvider.System), CancellationToken.None);

    private Task StartAsync(RunJournal journal, RunFolder folder, string request) =>
        AppendAsync(
            journal,
            "run.started",
            $$"""{"run": "{{folder.Id}}", "loop": "ship", "repository": "{{Repository.Root}}", "request": "{{request}}", "options": [] }"""
        );

    private static async Task AppendAsync(RunJournal journal, string type, string data) =>
        await journal.AppendAsync(type, JsonElement.Parse(data));
}
