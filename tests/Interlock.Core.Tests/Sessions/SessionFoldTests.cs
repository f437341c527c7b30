using Interlock.Core.Agents;
using Interlock.Core.Failures;
using Interlock.Core.Journal;
using Interlock.Core.Processes;
using Interlock.Core.Sessions;
using Interlock.TestKit;
using Xunit;

namespace Interlock.Core.Tests.Sessions;

public sealed class SessionFoldTests : IDisposable
{
    private static readonly ProcessIdentity Dead = new(ProcessIdentity.Current.Pid, "1@another-boot");
    private static readonly AgentQuestion Question = new("q1", "Which?", [new QuestionOption("red")]);
    private readonly TempFolder folder = new();
    private readonly SessionStore store;

    public SessionFoldTests() => store = SessionRecords.Store(folder.Path);

    [Fact(Timeout = 30_000)]
    public async Task A_session_whose_worker_has_not_begun_is_starting_while_its_caller_lives()
    {
        var mine = await SessionRecords.CreateAsync(store, "mine");
        var orphan = await SessionRecords.CreateAsync(store, "orphan", SessionRecords.Order(starter: Dead));
        Assert.Equal(SessionState.Starting, SessionReport.Read(mine).State);
        Assert.Equal(SessionState.Lost, SessionReport.Read(orphan).State);
    }

    [Fact(Timeout = 30_000)]
    public async Task A_running_session_without_a_worker_is_lost_and_says_what_is_known()
    {
        var session = await SessionRecords.CreateAsync(store, "s");
        await using (
            var journal = await RunJournal.OpenAsync(
                session.Journal,
                SessionRecords.Journal,
                TestContext.Current.CancellationToken
            )
        )
        {
            await new SessionEvents(journal).StartedAsync(
                new TurnBegin(1, null, new string('b', 40), "/w", Enforcement.None)
            );
            await new SessionEvents(journal).StateAsync(SessionState.Running, "turn 1");
            new LiveState(
                1,
                "half a message",
                "$ make",
                new TokenUsage(10, null, 5, null),
                TimeProvider.System.GetUtcNow()
            ).Write(session);
            var live = SessionReport.Read(session);
            Assert.Equal((SessionState.Running, "half a message", "$ make"), (live.State, live.Message, live.Activity));
            Assert.Null(live.Exit);
        }
        var lost = SessionReport.Read(session);
        Assert.Equal((SessionState.Lost, "half a message", 4), (lost.State, lost.Message, lost.Exit));
        Assert.Equal((10, 5), (lost.Usage.InputTokens, lost.Usage.OutputTokens));
        Assert.Equal("worker_lost", lost.Failure?.Class);
    }

    [Theory(Timeout = 30_000)]
    [InlineData(true, SessionState.WaitingForUser)]
    [InlineData(false, SessionState.Lost)]
    public async Task A_question_waits_without_a_worker_and_one_within_a_turn_can_be_answered_though_that_is_lost(
        bool atEnd,
        SessionState expected
    )
    {
        var session = await SessionRecords.CreateAsync(store, "s");
        await SessionRecords.AppendAsync(
            session,
            async events =>
            {
                await events.AskedAsync(new QuestionAsked(1, Question, atEnd));
                await events.StateAsync(SessionState.WaitingForUser, "the agent asks");
            }
        );
        var report = SessionReport.Read(session);
        Assert.Equal(expected, report.State);
        Assert.Equal("Which?", report.Question?.Text);
    }

    [Fact(Timeout = 30_000)]
    public async Task What_turns_spent_is_added_up_and_the_last_message_counts()
    {
        var session = await SessionRecords.CreateAsync(store, "s");
        await SessionRecords.AppendAsync(
            session,
            async events =>
            {
                await events.CompletedAsync(new TurnFinish(1, Result("one", 100, 10, 0.5m), null, []));
                await events.RequestedAsync(SessionRecords.Order(2));
                await events.CompletedAsync(new TurnFinish(2, Result("two", 200, 20, null), null, []));
                await events.StateAsync(SessionState.Completed, "done");
            }
        );
        var report = SessionReport.Read(session);
        Assert.Equal(("two", 2, 0, 3.0), (report.Message, report.Turn, report.Exit, report.Seconds));
        Assert.Equal((300, 30, 0.5m), (report.Usage.InputTokens, report.Usage.OutputTokens, report.Usage.Money));
        Assert.Equal("conversation-1", report.Conversation);
    }

    [Fact(Timeout = 30_000)]
    public async Task An_answer_reaches_the_worker_once_and_stays_nowhere()
    {
        var session = await SessionRecords.CreateAsync(store, "s");
        var control = new SessionControl(session);
        var (first, second) = (new GivenAnswer(4, "aa", null, "a-secret-word"), new GivenAnswer(4, "bb", 1, null));
        control.Give(second);
        control.Give(first);
        if (!OperatingSystem.IsWindows())
            foreach (var file in Directory.EnumerateFiles(session.Control))
                Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(file));
        Assert.Null(control.TakeAnswer(asked: 5));
        Assert.Equal("a-secret-word", control.TakeAnswer(asked: 4)?.Text);
        Assert.False(control.Withdraw(first)); // taken, so it cannot be taken back
        Assert.True(control.Withdraw(second));
        Assert.Null(control.TakeAnswer(asked: 4));
        Assert.DoesNotContain(
            Directory.EnumerateFiles(session.Path, "*", SearchOption.AllDirectories),
            file => File.ReadAllText(file).Contains("a-secret-word", StringComparison.Ordinal)
        );
    }

    [Fact(Timeout = 30_000)]
    public async Task A_damaged_journal_is_damaged_in_the_status_and_in_the_list_with_its_position()
    {
        var session = await CompletedAsync();
        var lines = await File.ReadAllLinesAsync(session.Journal, TestContext.Current.CancellationToken);
        lines[1] = "{" + lines[1];
        await File.WriteAllLinesAsync(session.Journal, lines, TestContext.Current.CancellationToken);
        var report = SessionReport.Read(session);
        Assert.Equal((SessionState.Damaged, 4), (report.State, report.Exit));
        Assert.Contains("line 2, byte", report.Failure!.Message, StringComparison.Ordinal);
        var entry = SessionEntry.Of(session);
        Assert.Equal(
            (SessionState.Damaged, report.Failure.Message, report.Exit),
            (entry.State, entry.Damage, entry.Exit)
        );
    }

    [Fact(Timeout = 30_000)]
    public async Task A_torn_tail_behind_the_end_changes_nothing_and_a_torn_end_says_which_turn_had_ended()
    {
        var session = await CompletedAsync();
        var whole = await File.ReadAllBytesAsync(session.Journal, TestContext.Current.CancellationToken);
        await File.WriteAllBytesAsync(
            session.Journal,
            [.. whole, .. "{\"seq\":99"u8],
            TestContext.Current.CancellationToken
        );
        Assert.Equal(SessionState.Completed, SessionReport.Read(session).State);
        await File.WriteAllBytesAsync(session.Journal, whole[..^5], TestContext.Current.CancellationToken);
        var report = SessionReport.Read(session);
        Assert.Equal((SessionState.Lost, "one"), (report.State, report.Message));
        Assert.Contains("after turn 1 had ended", report.Failure!.Message, StringComparison.Ordinal);
    }

    [Fact(Timeout = 30_000)]
    public async Task Of_instructions_the_digest_that_the_agent_tells_counts()
    {
        var session = await CompletedAsync("digest-of-instructions");
        Assert.Equal("digest-of-instructions", SessionReport.Read(session).Prompt?.SystemDigest);
    }

    [Theory]
    [InlineData("agent_failed", FailureOwner.Provider, 1)]
    [InlineData("rate_limited", FailureOwner.Provider, 4)]
    [InlineData("network", FailureOwner.Platform, 4)]
    [InlineData("budget_exhausted", FailureOwner.User, 6)]
    [InlineData("schema_violation", FailureOwner.Provider, 1)]
    [InlineData("needs_owner", FailureOwner.User, 3)]
    public void The_exit_code_says_who_has_to_act(string failure, FailureOwner owner, int exit) =>
        Assert.Equal(exit, SessionExit.Of(SessionState.Failed, new Failure(failure, "", owner, false, "")));

    public void Dispose() => folder.Dispose();

    private async Task<SessionFolder> CompletedAsync(string? digest = null)
    {
        var session = await SessionRecords.CreateAsync(store, "s");
        await SessionRecords.AppendAsync(
            session,
            async events =>
            {
                await events.StateAsync(SessionState.Running, "turn 1");
                var result = Result("one", 100, 10, null) with { InstructionsDigest = digest };
                await events.CompletedAsync(new TurnFinish(1, result, null, []));
                await events.StateAsync(SessionState.Completed, "done");
            }
        );
        return session;
    }

    private static TurnResult Result(string text, long input, long output, decimal? money) =>
        new(
            text,
            null,
            new TokenUsage(input, null, output, null) { Money = money, Quality = UsageQuality.Exact },
            "conversation-1",
            "model-1",
            1.5
        );
}
