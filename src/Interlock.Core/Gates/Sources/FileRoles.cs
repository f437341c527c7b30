using System.Text.RegularExpressions;

namespace Interlock.Core.Gates.Sources;

/// <summary>Tells what a file is for by its path; the conventions of each ecosystem, most telling first.</summary>
public static partial class FileRoles
{
    private const int Patience = 1000; // milliseconds; paths are short

    /// <summary>The role.</summary>
    /// <param name="path">Path in the repository.</param>
    public static FileRole Of(string path) =>
        GateFiles().IsMatch(path) ? FileRole.Gate
        : RunnerFiles().IsMatch(path) ? FileRole.TestRunner
        : Locks().IsMatch(path) ? FileRole.Lock
        : Expectations().IsMatch(path) ? FileRole.Expectation
        : TestNames().IsMatch(path) ? FileRole.Test
        : DocsFiles().IsMatch(path) ? FileRole.Docs
        : BuildFiles().IsMatch(path) ? FileRole.Build
        : TestFolders().IsMatch(path) ? FileRole.Test
        : FileRole.Source;

    [GeneratedRegex(
        @"^(\.github/(workflows|actions)/|\.gitlab-ci|\.circleci/|\.buildkite/|azure-pipelines|bitbucket-pipelines|\.travis\.yml|Jenkinsfile|\.drone\.yml|\.woodpecker|interlock\.json$|\.interlock/(?!workflows/|agents/)|\.githooks/|\.husky/|\.pre-commit-config|lefthook|\.claude/(settings|hooks)|\.codex/|\.gemini/|\.cursor/hooks|\.github/hooks/|CODEOWNERS$|\.github/CODEOWNERS)",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture,
        Patience
    )]
    private static partial Regex GateFiles();

    [GeneratedRegex(
        @"(^|/)(conftest\.py|pytest\.ini|tox\.ini|noxfile\.py|sitecustomize\.py|usercustomize\.py|\.coveragerc|(jest|vitest|vite|karma|playwright|cypress|wdio|ava|nyc)\.(config|conf|workspace|setup)\.[cm]?[jt]sx?|\.mocharc(\.\w+)?|\.nycrc(\.\w+)?|(jest|vitest|test|tests)[.-]?setup\.[cm]?[jt]sx?|setup-?tests?\.[cm]?[jt]sx?|xunit\.runner\.json|[^/]*\.runsettings|testng\.xml|phpunit(\.dist)?\.xml(\.dist)?|\.rspec|(spec|test)_helper\.rb|rails_helper\.rb|nextest\.toml|junit-platform\.properties)$",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture,
        Patience
    )]
    private static partial Regex RunnerFiles();

    [GeneratedRegex(
        @"(^|/)(package-lock\.json|npm-shrinkwrap\.json|yarn\.lock|pnpm-lock\.yaml|bun\.lockb?|poetry\.lock|Pipfile\.lock|uv\.lock|Cargo\.lock|go\.sum|Gemfile\.lock|composer\.lock|packages\.lock\.json|gradle\.lockfile)$",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture,
        Patience
    )]
    private static partial Regex Locks();

    [GeneratedRegex(
        @"(^|/)(__snapshots__|__snapshot__|snapshots?|goldens?|golden_files|testdata|test_data|expected|approvals?|fixtures?)/|\.(snap|golden|approved\.\w+|verified\.\w+|received\.\w+|ambr)$",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture,
        Patience
    )]
    private static partial Regex Expectations();

    [GeneratedRegex(
        @"(^|/)(test_[^/]*\.py|[^/]*_test\.(py|go|rb|exs?|cc|cpp)|[^/]*[._-](test|spec|tests|specs|e2e|cy)\.[cm]?[jt]sx?|[^/]*_spec\.rb|[^/]*(Test|Tests|TestCase|IT|Spec|Specs)\.(java|kt|cs|php|scala|swift)|test[^/]*\.sh|[^/]*\.bats)$",
        RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture,
        Patience
    )]
    private static partial Regex TestNames();

    [GeneratedRegex(
        @"\.(md|markdown|mdx|rst|adoc|txt|org)$|(^|/)(LICENSE|NOTICE|AUTHORS|CHANGELOG|README)$|^docs?/[^/]*\.(png|svg|jpe?g|gif)$",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture,
        Patience
    )]
    private static partial Regex DocsFiles();

    [GeneratedRegex(
        @"(^|/)(package\.json|tsconfig[^/]*\.json|\.eslintrc[^/]*|eslint\.config\.[cm]?[jt]s|pyproject\.toml|setup\.(py|cfg)|mypy\.ini|\.flake8|\.pylintrc|ruff\.toml|Makefile|GNUmakefile|justfile|CMakeLists\.txt|build\.gradle(\.kts)?|pom\.xml|Cargo\.toml|go\.mod|Gemfile|composer\.json|phpstan[^/]*\.neon[^/]*|Directory\.(Build|Packages)\.(props|targets)|[^/]*\.(csproj|fsproj|vbproj|sln|slnx)|global\.json|\.editorconfig|\.globalconfig|Dockerfile|clippy\.toml|\.golangci\.[a-z]+|rustfmt\.toml)$",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture,
        Patience
    )]
    private static partial Regex BuildFiles();

    [GeneratedRegex(
        @"(^|/)(tests?|__tests__|specs?|e2e|integration[-_]tests?|unit[-_]?tests?|[^/]*\.Tests?)/",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture,
        Patience
    )]
    private static partial Regex TestFolders();
}
