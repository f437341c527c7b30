using System.Text;
using Interlock.Core.Changes;
using Xunit;

namespace Interlock.Core.Tests.Changes;

public sealed class SubmodulePolicyTests
{
    [Theory]
    [InlineData("submodule.lib.path", "vendor/lib")]
    [InlineData("submodule.vendor/lib.url", "https://example.test/lib.git")]
    [InlineData("submodule.lib.url", "git@example.test:group/lib.git")]
    [InlineData("submodule.lib.url", "ssh://git@example.test:22/lib.git")]
    [InlineData("submodule.lib.url", "../lib.git")]
    [InlineData("submodule.lib.url", "../../group/lib.git")]
    [InlineData("submodule.lib.update", "rebase")]
    [InlineData("submodule.lib.branch", "main")]
    [InlineData("other.setting", "!anything")]
    public void An_ordinary_setting_stays(string key, string value) =>
        Assert.Null(EntryPolicy.JudgeSubmodules(File, [(key, value)]));

    [Theory]
    [InlineData("submodule.../x.path", "vendor")]
    [InlineData("submodule.a/../../hooks.url", "https://example.test/x")]
    [InlineData("submodule.lib.path", "../outside")]
    [InlineData("submodule.lib.path", "/etc")]
    [InlineData("submodule.lib.path", "-option")]
    [InlineData("submodule.lib.path", "sub\r")]
    [InlineData("submodule.lib.path", "a/.git/modules")]
    [InlineData("submodule.lib.path", "a\\..\\..\\b")]
    [InlineData("submodule.lib.url", "-u./payload")]
    [InlineData("submodule.lib.url", "ssh://-oProxyCommand=x/y")]
    [InlineData("submodule.lib.url", "git@-oProxyCommand=x:y")]
    [InlineData("submodule.lib.url", "ext::sh -c id")]
    [InlineData("submodule.lib.url", "file:///home/user/secret")]
    [InlineData("submodule.lib.url", "/home/user/secret")]
    [InlineData("submodule.lib.url", "https://example.test/%0aHost: evil")]
    [InlineData("submodule.lib.url", "https://example.test/\r")]
    [InlineData("submodule.lib.url", "../../../:evil/x")]
    [InlineData("submodule.lib.url", "")]
    [InlineData("submodule.lib.update", "!touch owned")]
    [InlineData("SubModule.lib.Update", "!touch owned")]
    public void A_hostile_setting_is_refused(string key, string value) =>
        Assert.Equal(
            "hostile_submodule",
            EntryPolicy.JudgeSubmodules(File, [("submodule.ok.path", "ok"), (key, value)])?.Reason
        );

    private static readonly byte[] File = Encoding.ASCII.GetBytes(".gitmodules");
}
