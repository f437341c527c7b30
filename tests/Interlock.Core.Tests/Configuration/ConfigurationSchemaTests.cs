using System.Text;
using System.Text.Json;
using Interlock.Core.Configuration;
using Interlock.Core.Schemas;
using Xunit;

namespace Interlock.Core.Tests.Configuration;

/// <summary>The published JSON Schema and the reader must say the same of every file.</summary>
public sealed class ConfigurationSchemaTests
{
    private static readonly JsonSchema Schema = JsonSchema.Parse(
        File.ReadAllText(Path.Combine(Root(), "docs", "interlock.schema.json"))
    );

    [Theory]
    [InlineData("{}")]
    [InlineData("""{"$schema": "docs/interlock.schema.json"}""")]
    [InlineData("""{"checks": {"a-1.b_c": {"command": "x", "timeout": "1h30m", "env": ["A_B"]}}}""")]
    [InlineData("""{"checks": {"a": {"command": "x", "timeout": 1}}}""")]
    [InlineData(
        """{"setup": {"copy": [".env", "a/b.json", ".gitignore", "..a"], "command": "npm ci", "timeout": 5, "portBase": 1024, "env": []}}"""
    )]
    [InlineData(
        """{"agents": {"default": "codex", "planner": "p", "implementer": "i", "reviewer": "r", "env": ["K"]}}"""
    )]
    [InlineData("""{"reviewers": [{"name": "a", "perspective": "p", "agent": "x"}, {"name": "b"}]}""")]
    [InlineData("""{"limits": {"agents": 256, "rounds": 20, "timeout": "2d"}}""")]
    [InlineData("""{"land": "tree"}""")]
    [InlineData("""{"land": "branch=a/b-c_1.2"}""")]
    public void Both_accept_it(string document)
    {
        Assert.Empty(ConfigurationReader.Read(Encoding.UTF8.GetBytes(document)).Faults);
        Assert.Empty(Schema.Validate(JsonElement.Parse(document)));
    }

    [Theory]
    [InlineData("[]")]
    [InlineData("""{"chekcs": {}}""")]
    [InlineData("""{"checks": []}""")]
    [InlineData("""{"checks": {"a": "x"}}""")]
    [InlineData("""{"checks": {"a": {}}}""")]
    [InlineData("""{"checks": {"a": {"command": " "}}}""")]
    [InlineData("""{"checks": {"a": {"command": "x", "more": 1}}}""")]
    [InlineData("""{"checks": {"a b": {"command": "x"}}}""")]
    [InlineData("""{"checks": {"a": {"command": "x", "timeout": "soon"}}}""")]
    [InlineData("""{"checks": {"a": {"command": "x", "timeout": ""}}}""")]
    [InlineData("""{"checks": {"a": {"command": "x", "timeout": 0}}}""")]
    [InlineData("""{"checks": {"a": {"command": "x", "env": ["1A"]}}}""")]
    [InlineData("""{"setup": {"copy": ["/etc/passwd"]}}""")]
    [InlineData("""{"setup": {"copy": ["a/../b"]}}""")]
    [InlineData("""{"setup": {"copy": ["a//b"]}}""")]
    [InlineData("""{"setup": {"copy": [".git/config"]}}""")]
    [InlineData("""{"setup": {"copy": ["a/.GIT"]}}""")]
    [InlineData("""{"setup": {"portBase": 80}}""")]
    [InlineData("""{"setup": {"ports": 1}}""")]
    [InlineData("""{"agents": {"default": null}}""")]
    [InlineData("""{"agents": {"reviewers": "x"}}""")]
    [InlineData("""{"reviewers": {"name": "a"}}""")]
    [InlineData("""{"reviewers": [{"perspective": "p"}]}""")]
    [InlineData("""{"limits": {"agents": 0}}""")]
    [InlineData("""{"limits": {"rounds": 21}}""")]
    [InlineData("""{"limits": {"agents": "4"}}""")]
    [InlineData("""{"land": "moon"}""")]
    [InlineData("""{"land": "branch="}""")]
    [InlineData("""{"land": "branch=a b"}""")]
    [InlineData("""{"land": "branch=-D"}""")]
    [InlineData("""{"land": "branch=a..b"}""")]
    [InlineData("""{"land": "branch=a/"}""")]
    public void Both_refuse_it(string document)
    {
        Assert.NotEmpty(ConfigurationReader.Read(Encoding.UTF8.GetBytes(document)).Faults);
        Assert.NotEmpty(Schema.Validate(JsonElement.Parse(document)));
    }

    private static string Root()
    {
        var folder = AppContext.BaseDirectory;
        while (!File.Exists(Path.Combine(folder, "Interlock.slnx")))
            folder = Path.GetDirectoryName(folder)!;
        return folder;
    }
}
