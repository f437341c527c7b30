using System.Collections.Frozen;
using Interlock.Core.Gates.Sources;

namespace Interlock.Core.Gates.Rules.Matching;

/// <summary>Tells commands that check something (tests, compilers, analyzers) from others.</summary>
internal static class CheckCommands
{
    private static readonly FrozenSet<string> Tools = FrozenSet.Create(
        StringComparer.Ordinal,
        [
            .. "pytest py.test unittest tox nox mypy ruff flake8 pylint pyright black isort bandit coverage jest vitest mocha".Split(
                ' '
            ),
            .. "ava tap karma cypress playwright eslint tsc stylelint biome prettier c8 nyc mvn mvnw ./mvnw gradle gradlew".Split(
                ' '
            ),
            .. "./gradlew rspec rake rubocop minitest phpunit pest phpstan psalm phpcs golangci-lint staticcheck gotestsum".Split(
                ' '
            ),
            .. "ctest bats shellcheck interlock nextest clippy vendor/bin/phpunit ./vendor/bin/phpunit bin/rspec bin/rails".Split(
                ' '
            ),
        ]
    );
    private static readonly FrozenSet<string> Runners = FrozenSet.Create(
        StringComparer.Ordinal,
        "npm",
        "pnpm",
        "yarn",
        "bun",
        "node",
        "deno",
        "go",
        "cargo",
        "dotnet",
        "make",
        "just",
        "composer",
        "bundle",
        "php"
    );

    /// <summary>Whether a range of a run of shell tokens has such a command.</summary>
    public static bool IsIn(IReadOnlyList<SourceToken> tokens, int from, int to) =>
        ToolIn(tokens, from, to) is not null;

    /// <summary>The tool that checks (<c>pytest</c>, <c>npm test</c>) in a range of a run of shell tokens, or null.</summary>
    public static string? ToolIn(IReadOnlyList<SourceToken> tokens, int from, int to)
    {
        string? runner = null;
        for (var at = Math.Max(0, from); at < Math.Min(to, tokens.Count); at++)
        {
            var word = tokens[at].Text;
            if (tokens[at].Kind != TokenKind.Word)
                continue;
            if (word is "echo" or "printf" or "install" or "uses" or "name" or "which" or "command")
                return null;
            if (Tools.Contains(word) || IsScript(word))
                return word;
            if (runner is not null && IsTask(word))
                return $"{runner} {word}";
            runner = Runners.Contains(word) ? word : runner;
        }
        return null;
    }

    /// <summary>Whether a task of a build file checks something, by its name.</summary>
    public static bool IsTask(string name) =>
        name
            is "t"
                or "check"
                or "lint"
                or "vet"
                or "verify"
                or "typecheck"
                or "type-check"
                or "ci"
                or "validate"
                or "--test"
        || name.StartsWith("test", StringComparison.Ordinal)
        || name.EndsWith("test", StringComparison.Ordinal)
        || name.EndsWith("tests", StringComparison.Ordinal);

    private static bool IsScript(string word)
    {
        if (!word.Contains('/', StringComparison.Ordinal) && !word.EndsWith(".sh", StringComparison.Ordinal))
            return false;
        var name = word[(word.LastIndexOf('/') + 1)..];
        return (name is "test" or "tests" or "check" or "lint" or "verify" or "ci")
            || (
                name.EndsWith(".sh", StringComparison.Ordinal)
                && (name.Contains("test", StringComparison.Ordinal) || name.Contains("check", StringComparison.Ordinal))
            );
    }
}
