using System.Diagnostics;
using Interlock.Core.Evidence;
using Interlock.Core.Git;
using Interlock.Core.Journal;
using Interlock.Core.Runs;
using Interlock.Core.Tests.Journal;
using Xunit;

namespace Interlock.Core.Tests.Runs;

public sealed class RunGcTests : IDisposable
{
    private readonly RunHome home = new();
    private readonly List<string> released = [];

    public void Dispose() => home.Dispose();

    [Fact(Timeout = 30_000)]
    public async Task Runs_over_the_age_are_deleted_and_their_workspaces_given_back()
    {
        var old = await home.FinishedAsync(TimeSpan.FromDays(40), bytes: 5000);
        var young = await home.FinishedAsync(TimeSpan.FromDays(1));
        var result = await RunAsync(new RunGcOptions { MaxAge = TimeSpan.FromDays(30) });
        var deleted = Assert.Single(result.Deleted);
        Assert.Equal((old.Id, "age", 1), (deleted.Run, deleted.Reason, result.Kept));
        Assert.InRange(result.FreedBytes, 5000, 10_000);
        Assert.False(Directory.Exists(old.Path));
        Assert.True(File.Exists(young.Journal));
        Assert.Equal([old.Id + "/", old.Id + "-", young.Id + "/", young.Id + "-"], released); // its own, and its parts'
        Assert.Equal([young.Path], Directory.GetDirectories(home.State.Runs));
    }

    [Fact(Timeout = 30_000)]
    public async Task Count_and_disk_limits_take_the_oldest_first()
    {
        var runs = new List<RunFolder>();
        for (var days = 5; days > 0; days--)
            runs.Add(await home.FinishedAsync(TimeSpan.FromDays(days), bytes: 100_000));
        var byCount = await RunAsync(new RunGcOptions { MaxCount = 3 });
        Assert.Equal(
            [(runs[0].Id, "count"), (runs[1].Id, "count")],
            byCount.Deleted.Select(run => (run.Run, run.Reason))
        );
        var byBytes = await RunAsync(new RunGcOptions { MaxBytes = 150_000 });
        Assert.Equal(
            [(runs[2].Id, "disk"), (runs[3].Id, "disk")],
            byBytes.Deleted.Select(run => (run.Run, run.Reason))
        );
        Assert.Equal([runs[4]], home.Store.List());
        Assert.Empty((await RunAsync(new RunGcOptions())).Deleted);
    }

    [Fact(Timeout = 30_000)]
    public async Task A_run_in_whose_records_an_agent_left_odd_names_is_deleted_too()
    {
        var run = await home.FinishedAsync(TimeSpan.FromDays(40));
        using var shell = Process.Start(
            new ProcessStartInfo("/bin/sh", ["-c", "mkdir x; touch \"$(printf 'x/\\377')\""])
            {
                WorkingDirectory = run.Path,
            }
        )!;
        await shell.WaitForExitAsync(TestContext.Current.CancellationToken);
        Assert.Single((await RunAsync(new RunGcOptions { MaxAge = TimeSpan.FromDays(30) })).Deleted);
        Assert.Empty(Directory.GetDirectories(home.State.Runs));
    }

    [Fact(Timeout = 30_000)]
    public async Task A_live_run_stays_whatever_the_limits()
    {
        var live = await home.FinishedAsync(TimeSpan.FromDays(90), completed: false);
        await using var journal = await RunJournal.OpenAsync(live.Journal, Journals.Options, CancellationToken.None);
        var result = await RunAsync(
            new RunGcOptions
            {
                MaxAge = TimeSpan.Zero,
                MaxCount = 0,
                MaxBytes = 0,
                Force = true,
            }
        );
        Assert.Empty(result.Deleted);
        Assert.Equal((live.Id, "live"), (result.Protected[0].Run, result.Protected[0].Reason));
        Assert.True(File.Exists(live.Journal));
        Assert.Empty(released);
    }

    [Fact(Timeout = 30_000)]
    public async Task A_resumable_run_stays_unless_it_is_too_old_or_forced()
    {
        var run = await home.FinishedAsync(TimeSpan.FromDays(2), completed: false);
        var kept = await RunAsync(new RunGcOptions { MaxCount = 0, MaxAge = TimeSpan.FromDays(30) });
        Assert.Equal([(run.Id, "resumable")], kept.Protected.Select(p => (p.Run, p.Reason)));
        Assert.Empty(released); // its workspaces are needed to go on
        Assert.Single((await RunAsync(new RunGcOptions { MaxAge = TimeSpan.FromDays(1), DryRun = true })).Deleted);
        Assert.Single((await RunAsync(new RunGcOptions { MaxCount = 0, Force = true })).Deleted);
        Assert.False(Directory.Exists(run.Path));
    }

    [Fact(Timeout = 30_000)]
    public async Task A_dry_run_tells_the_same_and_touches_nothing()
    {
        var run = await home.FinishedAsync(TimeSpan.FromDays(40));
        var options = new RunGcOptions { MaxAge = TimeSpan.FromDays(30) };
        var dry = await RunAsync(options with { DryRun = true });
        Assert.True(File.Exists(run.Journal));
        Assert.Empty(released);
        var real = await RunAsync(options);
        Assert.Equal(dry.Deleted, real.Deleted);
        Assert.Equal(dry.FreedBytes, real.FreedBytes);
    }

    [Fact(Timeout = 30_000)]
    public async Task A_clean_up_that_was_killed_is_finished_by_the_next()
    {
        var run = await home.FinishedAsync(TimeSpan.FromDays(1));
        Directory.Move(run.Path, Path.Combine(home.State.Runs, ".deleted-" + run.Id));
        Assert.Empty(home.Store.List());
        Assert.InRange((await RunAsync(new RunGcOptions())).FreedBytes, 1000, 5000);
        Assert.Empty(Directory.GetDirectories(home.State.Runs));
        Assert.Equal([run.Id + "/", run.Id + "-"], released);
    }

    [Fact(Timeout = 30_000)]
    public async Task A_link_in_a_run_is_removed_and_not_followed()
    {
        var run = await home.FinishedAsync(TimeSpan.FromDays(40));
        var outside = Path.Combine(home.Home.Root, "outside");
        Directory.CreateDirectory(outside);
        await File.WriteAllTextAsync(Path.Combine(outside, "precious"), "data");
        Directory.CreateSymbolicLink(Path.Combine(run.Artifacts, "link"), outside);
        var result = await RunAsync(new RunGcOptions { MaxAge = TimeSpan.FromDays(30) });
        Assert.Single(result.Deleted);
        Assert.True(File.Exists(Path.Combine(outside, "precious")));
    }

    [Fact(Timeout = 30_000)]
    public async Task Old_evidence_stays_as_long_as_a_run_refers_to_it()
    {
        var run = await home.RunAsync(Story.Landed);
        var key = new EvidenceKey(new ObjectId(Story.Tree), "test", "npm test", "env");
        var (used, unused, young) = (
            WriteEvidence($"{key.Digest}.json", 40),
            WriteEvidence("other.json", 40),
            WriteEvidence("young.log", 1)
        );
        await using (await RunJournal.OpenAsync(run.Journal, Journals.Options, CancellationToken.None))
            Assert.Equal(0, (await RunAsync(new RunGcOptions { MaxAge = TimeSpan.FromDays(30) })).EvidenceFiles);
        var result = await RunAsync(new RunGcOptions { MaxAge = TimeSpan.FromDays(30) });
        Assert.Equal((true, false, true), (File.Exists(used), File.Exists(unused), File.Exists(young)));
        Assert.Equal((1, 100L), (result.EvidenceFiles, result.FreedBytes));
    }

    private string WriteEvidence(string name, int days)
    {
        Directory.CreateDirectory(home.State.Evidence);
        var path = Path.Combine(home.State.Evidence, name);
        File.WriteAllBytes(path, new byte[100]);
        File.SetLastWriteTimeUtc(path, home.Time.Now.AddDays(-days).UtcDateTime);
        return path;
    }

    private Task<RunGcResult> RunAsync(RunGcOptions options) =>
        new RunGc(
            home.State,
            home.Time,
            (owner, _) =>
            {
                released.Add(owner);
                return Task.CompletedTask;
            }
        ).RunAsync(options, CancellationToken.None);
}
