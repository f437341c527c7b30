using Interlock.Core.Journal;
using Interlock.Core.Runs;
using Interlock.Core.State;
using Xunit;

namespace Interlock.Core.Tests.Runs;

public sealed class RunStoreTests : IDisposable
{
    private readonly RunHome home = new();

    public void Dispose() => home.Dispose();

    [Fact]
    public void A_new_run_has_its_places_and_only_its_owner_can_look_in()
    {
        var run = home.Store.Create();
        Assert.Matches("^20261121-024500-[a-z2-9]{4}$", run.Id);
        Assert.True(Directory.Exists(run.Sessions) && Directory.Exists(run.Patches) && Directory.Exists(run.Artifacts));
        if (!OperatingSystem.IsWindows())
            Assert.Equal(
                UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute,
                File.GetUnixFileMode(run.Path)
            );
        Assert.False(run.IsLive);
    }

    [Fact]
    public void Ids_of_one_second_differ_and_ids_sort_by_time()
    {
        var first = Enumerable.Range(0, 50).Select(_ => home.Store.Create().Id).ToList();
        home.Time.Now += TimeSpan.FromSeconds(1);
        var later = home.Store.Create().Id;
        Assert.Equal(50, first.Distinct().Count());
        Assert.All(first, id => Assert.True(string.CompareOrdinal(id, later) < 0));
        Assert.Equal(later, home.Store.List()[0].Id);
        Assert.All(first, id => Assert.True(RunId.IsValid(id)));
    }

    [Theory]
    [InlineData("")]
    [InlineData("..")]
    [InlineData("20261121-024500-x7k")]
    [InlineData("20261121-024500-X7K2")]
    [InlineData("20261321-024500-x7k2")]
    [InlineData("20261121-024500-../2")]
    [InlineData("20261121-024500-x7k2\n")]
    public void What_is_no_id_is_not_taken_for_one(string text) => Assert.False(RunId.IsValid(text));

    [Fact]
    public void A_run_is_found_by_latest_by_its_id_and_by_a_beginning_that_is_its_own()
    {
        var old = home.Store.Create();
        home.Time.Now += TimeSpan.FromDays(1);
        var young = home.Store.Create();
        Assert.Equal(young, home.Store.Find("latest").Run);
        Assert.Equal(old, home.Store.Find(old.Id).Run);
        Assert.Equal(old, home.Store.Find("20261121").Run);
        Assert.Equal(old, new RunCatalog([home.State]).Find(old.Id).Run);
    }

    [Fact]
    public void A_run_that_is_part_of_another_is_found_by_its_id_only()
    {
        var whole = home.Store.Create();
        var part = whole.Child("ship-1");
        Assert.Equal(part, home.Store.Find(part.Id).Run);
        Assert.Equal(whole, home.Store.Find("latest").Run);
        Assert.Equal([whole], home.Store.List());
        Assert.Contains(whole.Id, home.Store.Find(whole.Id + "-other").Failure!.Message, StringComparison.Ordinal);
        Assert.NotNull(home.Store.Find(whole.Id + "-../../x").Failure);
    }

    [Fact]
    public void A_name_that_fits_none_or_many_is_answered_with_the_nearest()
    {
        Assert.Equal("run_not_found", home.Store.Find("latest").Failure!.Class);
        var first = home.Store.Create();
        var second = home.Store.Create();
        var (_, ambiguous) = home.Store.Find("20261121");
        Assert.Contains(first.Id, ambiguous!.Remedy, StringComparison.Ordinal);
        Assert.Contains(second.Id, ambiguous.Remedy, StringComparison.Ordinal);
        var typo = first.Id[..^1] + (first.Id[^1] == 'a' ? 'b' : 'a');
        Assert.Contains(first.Id, home.Store.Find(typo).Failure!.Remedy, StringComparison.Ordinal);
        Assert.NotNull(home.Store.Find("../../etc").Failure);
        Assert.NotNull(home.Store.Find("").Failure);
        Assert.DoesNotContain('\u001b', home.Store.Find("\u001b[2J").Failure!.Message);
    }

    [Fact(Timeout = 30_000)]
    public async Task All_repositories_of_a_home_can_be_listed_and_foreign_folders_are_left_out()
    {
        await home.RunAsync(Story.Landed);
        home.Time.Now += TimeSpan.FromMinutes(1);
        var other = new RunStore(RepositoryState.Of(home.Home, "/other/thing"), home.Time, new Random(3)).Create();
        Directory.CreateDirectory(Path.Combine(home.State.Runs, "notes"));
        Directory.CreateDirectory(Path.Combine(home.State.Runs, ".deleted-20261121-024500-x7k2"));
        var entries = RunCatalog.Of(home.Home).List().Select(RunEntry.Of).ToList();
        Assert.Equal(
            [(other.Id, RunState.Interrupted), (entries[1].Run, RunState.Finished)],
            entries.Select(entry => (entry.Run, entry.State))
        );
        Assert.Equal(
            ("ship", "add a --json flag", Outcome.Landed),
            (entries[1].Loop, entries[1].Request, entries[1].Outcome)
        );
        Assert.Empty(RunCatalog.Of(new StateHome("/nowhere")).List());
    }

    [Fact(Timeout = 30_000)]
    public async Task An_entry_is_right_also_when_a_large_record_ends_the_journal()
    {
        var large = $$"""{"text":"{{new string('x', 200_000)}}"}""";
        var run = await home.RunAsync(Story.Started, ("note", large));
        Assert.Equal(RunState.Interrupted, RunEntry.Of(run).State);
        await home.AppendAsync(run, Story.Completed, ("note", large));
        Assert.Equal(RunState.Finished, RunEntry.Of(run).State);
    }

    [Fact(Timeout = 30_000)]
    public async Task A_damaged_run_is_listed_with_its_damage()
    {
        var run = await home.RunAsync(Story.Landed);
        var bytes = await File.ReadAllBytesAsync(run.Journal);
        bytes[10] ^= 1;
        await File.WriteAllBytesAsync(run.Journal, bytes);
        Assert.Contains("damaged at line 1", RunEntry.Of(run).Damage, StringComparison.Ordinal);
        Assert.Throws<JournalException>(() => RunReport.Read(run));
    }
}
