using Xunit;

namespace Interlock.TestKit;

/// <summary>
/// The real agent programs of the tests: in the folder that <c>INTERLOCK_TEST_AGENTS</c> names, else in
/// <c>.cache/agents</c> of the repository, where <c>./test</c> installs them. A test whose agent is missing is
/// failed in CI and skipped by name elsewhere.
/// </summary>
public static class RealAgents
{
    /// <summary>A folder for PATH in which <c>codex</c> is.</summary>
    public static string Codex() => Require("codex", "@openai/codex");

    /// <summary>A folder for PATH in which <c>claude</c> is.</summary>
    public static string Claude() => Require("claude", "@anthropic-ai/claude-code");

    /// <summary>A folder for PATH in which <c>opencode</c> is.</summary>
    public static string Opencode() => Require("opencode", "opencode-ai");

    /// <summary>A folder for PATH in which <c>copilot</c> is.</summary>
    public static string Copilot() => Require("copilot", "@github/copilot");

    private static string Require(string program, string package)
    {
        var bin = Path.Combine(Folder(), "node_modules", ".bin");
        if (File.Exists(Path.Combine(bin, program)))
            return bin;
        var reason = $"{program} is not installed: run ./test, or npm install --prefix .cache/agents {package}";
        if (Environment.GetEnvironmentVariable("CI") is { Length: > 0 })
            Assert.Fail(reason);
        Assert.Skip(reason);
        return "";
    }

    private static string Folder() =>
        Environment.GetEnvironmentVariable("INTERLOCK_TEST_AGENTS") is { Length: > 0 } named
            ? named
            : Path.Combine(ThisRepository.Root, ".cache", "agents");
}
