using Interlock.Core.Processes;
using Interlock.Core.State;
using Interlock.TestKit;
using Xunit;

namespace Interlock.Core.Tests.State;

public sealed class StateHomeTests
{
    [Theory]
    [InlineData("/a", "/b", "/home/me", "/a")]
    [InlineData(null, "/b", "/home/me", "/b/interlock")]
    [InlineData("", "", "/home/me", "/home/me/.local/state/interlock")]
    [InlineData(null, "relative", "/home/me", "/home/me/.local/state/interlock")]
    [InlineData("/a/../c/", null, null, "/c/")]
    public void The_home_is_where_the_environment_says(string? own, string? xdg, string? home, string expected)
    {
        var variables = new Dictionary<string, string>();
        foreach (var (name, value) in new[] { ("INTERLOCK_HOME", own), ("XDG_STATE_HOME", xdg), ("HOME", home) })
            if (value is not null)
                variables[name] = value;
        Assert.Equal(expected, StateHome.Of(new HostEnvironment(variables)).Root);
    }

    [Fact]
    public void Two_repositories_of_one_name_have_two_folders_and_odd_names_are_harmless()
    {
        var home = new StateHome("/state");
        var (a, b) = (RepositoryState.Of(home, "/x/project"), RepositoryState.Of(home, "/y/project"));
        Assert.NotEqual(a.Root, b.Root);
        Assert.Equal(a, RepositoryState.Of(home, "/x/project"));
        Assert.Matches("^/state/repos/project-[0-9a-f]{12}$", a.Root);
        Assert.Matches("^/state/repos/a_b__-[0-9a-f]{12}$", RepositoryState.Of(home, "/x/a b\n\u00e9").Root);
        Assert.Matches("^/state/repos/root-[0-9a-f]{12}$", RepositoryState.Of(home, "/").Root);
    }

    [Fact]
    public void Folders_of_the_state_are_for_their_owner_only()
    {
        using var folder = new TempFolder();
        PrivateFolder.Create(folder["a/b"]);
        if (!OperatingSystem.IsWindows())
            Assert.Equal(
                UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute,
                File.GetUnixFileMode(folder["a"])
            );
    }
}
