using System.Diagnostics;
using Interlock.Core.Sessions;
using Interlock.Core.State;
using Interlock.TestKit;
using Xunit;

namespace Interlock.Core.Tests.Sessions;

public sealed class SessionStoreTests : IDisposable
{
    private readonly TempFolder folder = new();
    private readonly SessionStore store;

    public SessionStoreTests() => store = SessionRecords.Store(folder.Path);

    [Fact(Timeout = 30_000)]
    public async Task Of_many_callers_with_one_name_exactly_one_gets_it()
    {
        var outcomes = await Task.WhenAll(
            Enumerable
                .Range(0, 16)
                .Select(i =>
                    Task.Run(() =>
                        store.CreateAsync(
                            "same",
                            SessionRecords.Created($"agent-{i}"),
                            SessionRecords.Order(),
                            SessionRecords.Journal,
                            TestContext.Current.CancellationToken
                        )
                    )
                )
        );
        var winner = Assert.Single(outcomes, outcome => outcome.Session is not null);
        Assert.All(
            outcomes,
            outcome => Assert.True(outcome.Session is not null || outcome.Failure!.Class == "session_exists")
        );
        Assert.Equal(SessionState.Starting, SessionReport.Read(winner.Session!).State);
        // Nothing of the others is left.
        Assert.Equal(
            ["same"],
            Directory.EnumerateDirectories(Path.Combine(folder.Path, "agents")).Select(Path.GetFileName)
        );
    }

    [Fact(Timeout = 30_000)]
    public async Task Latest_is_the_session_started_last()
    {
        await SessionRecords.CreateAsync(store, "first");
        var second = await SessionRecords.CreateAsync(store, "second");
        Assert.Equal(second, store.Latest());
        Directory.Delete(second.Path, recursive: true);
        Assert.Equal("first", store.Latest()?.Name);
    }

    [Fact(Timeout = 30_000)]
    public async Task A_session_is_found_by_the_beginning_of_its_name_and_a_typing_error_is_pointed_out()
    {
        await SessionRecords.CreateAsync(store, "fix-parser");
        await SessionRecords.CreateAsync(store, "fix-printer");
        var all = SessionCatalog.List([new RepositoryState(folder.Path)]);
        Assert.Equal("fix-parser", SessionCatalog.Find("fix-pa", all).Session?.Name);
        Assert.Equal("session_ambiguous", SessionCatalog.Find("fix-p", all).Failure?.Class);
        Assert.Contains("fix-parser", SessionCatalog.Find("fix-praser", all).Failure!.Remedy, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("fix-1", true)]
    [InlineData("A.b_c-9", true)]
    [InlineData("", false)]
    [InlineData("latest", false)]
    [InlineData(".hidden", false)]
    [InlineData("../up", false)]
    [InlineData("a b", false)]
    public void A_name_is_safe_as_a_file_name(string name, bool valid) =>
        Assert.Equal(valid, SessionName.IsValid(name));

    [Fact(Timeout = 60_000)]
    public async Task A_thousand_sessions_are_listed_quickly()
    {
        var template = await SessionRecords.CreateAsync(store, "s0");
        await SessionRecords.AppendAsync(template, events => events.StateAsync(SessionState.Completed, "done"));
        foreach (var name in Enumerable.Range(1, 999).Select(i => $"s{i}"))
        {
            Directory.CreateDirectory(Path.Combine(folder.Path, "agents", name));
            foreach (var file in Directory.EnumerateFiles(template.Path))
                File.Copy(file, Path.Combine(folder.Path, "agents", name, Path.GetFileName(file)));
        }
        var watch = Stopwatch.StartNew();
        var entries = SessionCatalog
            .List([new RepositoryState(folder.Path)])
            .Select(session => SessionEntry.Of(session))
            .ToList();
        Assert.Equal(1_000, entries.Count);
        Assert.All(entries, entry => Assert.Equal(SessionState.Completed, entry.State));
        Assert.InRange(watch.Elapsed, TimeSpan.Zero, TimeSpan.FromSeconds(5)); // measured: 0.2 s on an idle machine
    }

    public void Dispose() => folder.Dispose();
}
