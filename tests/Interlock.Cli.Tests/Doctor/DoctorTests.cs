using System.Text.Json;
using System.Text.RegularExpressions;
using Interlock.TestKit;

namespace Interlock.Cli.Tests.Doctor;

public sealed class DoctorTests
{
    [Fact(Timeout = 60_000)]
    public async Task On_this_machine_everything_that_runs_need_works()
    {
        using var repository = new TestRepository().Write(
            "interlock.json",
            """{"checks": {"test": {"command": "true"}}}"""
        );
        repository.Commit();
        using var face = new TestFace();
        Assert.Equal(0, await face.RunAsync("doctor", "--json", "--repo", repository.Root));
        using var report = JsonDocument.Parse(face.Output.ToString());
        var states = report
            .RootElement.GetProperty("findings")
            .EnumerateArray()
            .ToDictionary(f => f.GetProperty("name").GetString()!, f => f.GetProperty("state").GetString());
        foreach (var name in (string[])["git", "state", "disk", "processes", "repository", "interlock.json"])
            Assert.Equal("ok", states[name]);
    }

    [Fact(Timeout = 60_000)]
    public async Task State_inside_the_repository_is_a_failure_with_one_remedy()
    {
        using var repository = new TestRepository().Write("a", "a");
        repository.Commit();
        using var face = new TestFace(("INTERLOCK_HOME", Path.Combine(repository.Root, "state")));
        Assert.Equal(78, await face.RunAsync("doctor", "--repo", repository.Root));
        Assert.Contains("bad  state", face.Output.ToString(), StringComparison.Ordinal);
        Assert.Contains("-> set INTERLOCK_HOME", face.Output.ToString(), StringComparison.Ordinal);
    }

    [Fact(Timeout = 60_000)]
    public async Task Without_git_nothing_works_and_the_remedy_says_how_to_get_it()
    {
        using var face = new TestFace(("PATH", "/nowhere"));
        Assert.Equal(78, await face.RunAsync("doctor"));
        Assert.Contains("-> apt-get install git", face.Output.ToString(), StringComparison.Ordinal);
    }

    [Fact(Timeout = 60_000)]
    public async Task The_confinement_in_force_is_told_and_so_is_why_there_is_none()
    {
        var sandbox = await RealSandbox.RequireAsync(TestContext.Current.CancellationToken);
        using var confined = new TestFace();
        Assert.Equal(0, await confined.RunAsync("doctor"));
        Assert.Matches($@"ok +confinement +{Regex.Escape(sandbox.Detail)}: ", confined.Output.ToString());

        if (sandbox.IsStrictInForce)
            foreach (var name in (string[])["files", "home", "network", "processes"])
                Assert.Matches($@"ok +agent {name} +.*\(tried\)", confined.Output.ToString());

        using var folder = new TempFolder();
        using var open = new TestFace(("PATH", RealSandbox.PathWithout(folder["bin"])));
        Assert.Equal(0, await open.RunAsync("doctor"));
        Assert.Matches(@"confinement +none \(bubblewrap \(bwrap\) is not in PATH\): ", open.Output.ToString());
        Assert.Matches(@"weak +agent home +an agent sees your home \(bubblewrap", open.Output.ToString());
        Assert.Contains("-> apt-get install bubblewrap", open.Output.ToString(), StringComparison.Ordinal);
    }

    [Fact(Timeout = 60_000)]
    public async Task A_faulty_configuration_is_shown_with_its_lines()
    {
        using var repository = new TestRepository().Write("interlock.json", "{\n  \"cheks\": {}\n}");
        repository.Commit();
        using var face = new TestFace();
        Assert.Equal(78, await face.RunAsync("doctor", "--repo", repository.Root));
        Assert.Contains(
            "interlock.json:2:3: $.cheks: unknown key; did you mean 'checks'?",
            face.Output.ToString(),
            StringComparison.Ordinal
        );
    }
}
