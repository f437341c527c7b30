using System.Diagnostics;
using Interlock.Core.Workspaces.Files;
using Interlock.TestKit;
using Xunit;

namespace Interlock.Core.Tests.Workspaces;

public sealed class TreeDeletionTests
{
    [Theory(Timeout = 30_000)]
    [InlineData("touch \"$(printf 'name\\377')\"")]
    [InlineData("mkdir -p a/b; touch a/b/c; chmod 0 a/b; chmod 500 a .")]
    [InlineData("for i in $(seq 400); do mkdir ddddddddd; cd -P ddddddddd; done; touch deep")]
    [InlineData("ln -s ../kept link; mkfifo pipe")]
    public async Task What_an_agent_left_goes_whatever_it_is(string shell)
    {
        using var outside = new TempFolder();
        Directory.CreateDirectory(outside["kept"]);
        await File.WriteAllTextAsync(outside["kept/file"], "", TestContext.Current.CancellationToken);
        Directory.CreateDirectory(outside["left"]);
        using var process = Process.Start(
            new ProcessStartInfo("/bin/sh", ["-c", shell]) { WorkingDirectory = outside["left"] }
        )!;
        await process.WaitForExitAsync(TestContext.Current.CancellationToken);

        TreeDeletion.Run(outside["left"]);

        Assert.False(Directory.Exists(outside["left"]));
        Assert.True(File.Exists(outside["kept/file"]));
    }

    [Fact]
    public void Of_a_link_only_the_link_goes()
    {
        using var folder = new TempFolder();
        Directory.CreateDirectory(folder["kept"]);
        Directory.CreateSymbolicLink(folder["link"], folder["kept"]);

        TreeDeletion.Run(folder["link"]);

        Assert.False(Path.Exists(folder["link"]));
        Assert.True(Directory.Exists(folder["kept"]));
    }
}
