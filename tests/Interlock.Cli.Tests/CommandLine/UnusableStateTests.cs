using System.Text.Json;
using Interlock.TestKit;

namespace Interlock.Cli.Tests.CommandLine;

public sealed class UnusableStateTests
{
    [Fact(Timeout = 60_000)]
    public async Task A_state_folder_that_cannot_be_made_is_a_failure_with_a_remedy_and_no_bug()
    {
        using var repository = new TestRepository();
        repository.Write("a", "a").Commit();
        using var face = new TestFace(("INTERLOCK_HOME", "/dev/null/state"));

        var exit = await face.RunAsync(
            "ship",
            "anything",
            "--check",
            "test=true",
            "--agent",
            "command:true",
            "--repo",
            repository.Root,
            "--json"
        );

        Assert.Equal(4, exit);
        var failure = JsonDocument.Parse(face.Output.ToString()).RootElement.GetProperty("failure");
        Assert.Equal("files", failure.GetProperty("class").GetString());
        Assert.Contains("/dev/null", failure.GetProperty("message").GetString(), StringComparison.Ordinal);
        Assert.DoesNotContain("   at Interlock", face.Error.ToString(), StringComparison.Ordinal);
    }
}
