using Interlock.Core.Processes;
using Xunit;

namespace Interlock.Core.Tests.Processes;

public sealed class HostEnvironmentTests
{
    [Theory]
    [InlineData("DB_PASS")]
    [InlineData("GITLAB_PAT")]
    [InlineData("GPG_PASSPHRASE")]
    [InlineData("SLACK_WEBHOOK_URL")]
    [InlineData("NPM_TOKEN")]
    [InlineData("SSH_AUTH_SOCK")]
    public void A_child_does_not_get_what_looks_like_a_secret(string name)
    {
        var host = Of(name, "a value long enough");
        Assert.DoesNotContain(name, host.ForChild().Keys);
        Assert.Contains("a value long enough", host.SecretValues);
        Assert.Equal("a value long enough", host.ForChild(name)[name]);
    }

    [Theory]
    [InlineData("GIT_AUTHOR_NAME")]
    [InlineData("PATH")]
    [InlineData("OLDPWD")]
    public void What_is_no_secret_is_not_blacked_out(string name) =>
        Assert.Empty(Of(name, "Jane Q. Person").SecretValues);

    private static HostEnvironment Of(string name, string value) =>
        new(new Dictionary<string, string>(StringComparer.Ordinal) { [name] = value });
}
