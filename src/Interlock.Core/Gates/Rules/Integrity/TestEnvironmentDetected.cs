using Interlock.Core.Gates.Findings;
using Interlock.Core.Gates.Rules.Matching;
using Interlock.Core.Gates.Sources;

namespace Interlock.Core.Gates.Rules.Integrity;

/// <summary>The product asks whether it is being tested, and can then behave otherwise.</summary>
internal sealed class TestEnvironmentDetected : SiteRule
{
    private static readonly Dictionary<Language, Phrase[]> Blocking = new()
    {
        [Language.Python] =
        [
            new("'PYTEST_CURRENT_TEST'|'PYTEST_VERSION'|'PYTEST_XDIST_WORKER'"),
            new("'pytest'|'_pytest'|'unittest'|'py.test'|'nose' in sys . modules"),
            new("'pytest'|'_pytest'|'unittest' not in sys . modules"),
            new("sys . modules . get ( 'pytest'|'_pytest'|'unittest'"),
            new("sys . _called_from_test"),
        ],
        [Language.JavaScript] =
        [
            new("NODE_ENV = = = 'test'"),
            new("NODE_ENV = = 'test'"),
            new("NODE_ENV ! = = 'test'"),
            new("NODE_ENV ! = 'test'"),
            new("'test' = = = process . env . NODE_ENV"),
            new("'test' = = process . env . NODE_ENV"),
            new("JEST_WORKER_ID|VITEST|VITEST_WORKER_ID|VITEST_POOL_ID|NODE_TEST_CONTEXT|MOCHA_COLORS"),
            new("'JEST_WORKER_ID'|'VITEST'|'VITEST_WORKER_ID'|'NODE_TEST_CONTEXT'"),
            new("typeof jest|describe|vi|it"),
        ],
        [Language.CSharp] =
        [
            new(
                "'xunit'|'xunit.core'|'xunit.v3.core'|'xunit.runner'|'nunit'|'nunit.framework'|'mstest'|'testhost'|'Microsoft.TestPlatform'|'xunit.assert'|'NUnit'|'MSTest'"
            ),
        ],
        [Language.Java] =
        [
            new(
                "'org.junit'|'org.junit.'|'org.junit.Test'|'org.junit.jupiter'|'org.junit.jupiter.api.Test'|'junit'|'org.testng'|'surefire'|'surefire.test.class.path'|'surefire.real.class.path'"
            ),
        ],
        [Language.Go] =
        [
            new("testing . Testing ( )"),
            new("flag . Lookup ( 'test.v' )"),
            new("'.test'|'-test.v'|'-test.'|'test.run'"),
        ],
        [Language.Rust] = [new("cfg ! ( test )"), new("'RUST_TEST_THREADS'|'NEXTEST'|'CARGO_NEXTEST'")],
        [Language.Ruby] =
        [
            new("defined? ( RSpec|Minitest|Test"),
            new("defined? RSpec|Minitest"),
            new("Object . const_defined? ( : RSpec|Minitest"),
        ],
        [Language.Php] =
        [
            new("'PHPUNIT_COMPOSER_INSTALL'|'__PHPUNIT_PHAR__'|'PHPUNIT_TESTSUITE'|'PHPUnit_Framework_TestCase'"),
        ],
    };
    private static readonly Dictionary<Language, Phrase[]> Telling = new()
    {
        [Language.Python] =
        [
            new("environ|getenv ( 'CI'"),
            new("environ . get ( 'CI'|'GITHUB_ACTIONS'"),
            new("environ [ 'CI'|'GITHUB_ACTIONS'"),
            new("'CI'|'GITHUB_ACTIONS' in os . environ"),
            new("getenv ( 'CI'|'GITHUB_ACTIONS'|'TESTING'"),
        ],
        [Language.JavaScript] = [new("process . env . CI|GITHUB_ACTIONS|TESTING|TEST")],
        [Language.CSharp] = [new("GetEnvironmentVariable ( 'CI'|'GITHUB_ACTIONS'|'TESTING'")],
        [Language.Java] = [new("getenv ( 'CI'|'GITHUB_ACTIONS'")],
        [Language.Go] = [new("Getenv ( 'CI'|'GITHUB_ACTIONS'|'TESTING'")],
        [Language.Rust] = [new("var ( 'CI'|'GITHUB_ACTIONS'"), new("cfg ( not ( test ) )")],
        [Language.Ruby] =
        [
            new("ENV [ 'CI'|'GITHUB_ACTIONS'"),
            new("Rails . env . test?"),
            new("'RAILS_ENV'|'RACK_ENV' ] = = 'test'"),
        ],
        [Language.Php] = [new("getenv ( 'CI'|'GITHUB_ACTIONS'"), new("runningUnitTests ( )")],
    };

    /// <inheritdoc/>
    public override RuleInfo Info { get; } =
        new(
            "test-environment-detected",
            "The product asks whether it is being tested",
            Severity.Block,
            "Make the product behave the same; give tests what they need by parameters."
        );

    /// <inheritdoc/>
    protected override IEnumerable<Site> Sites(SourceFile file, FileRole role)
    {
        if (role != FileRole.Source || !Blocking.TryGetValue(file.Language, out var blocking) || IsSetting(file.Path))
            yield break;
        var telling = Telling[file.Language];
        var tokens = file.Tokens;
        for (var at = 0; at < tokens.Count; at++)
        {
            var found = blocking.FirstOrDefault(one => one.IsAt(tokens, at));
            var mild = found is null ? telling.FirstOrDefault(one => one.IsAt(tokens, at)) : null;
            if (found is null && mild is null)
                continue;
            var text = Run.Text(tokens, at, at + (found ?? mild!).Length);
            // 'if (NODE_ENV !== 'test') app.listen()' is how servers were always kept from listening.
            var isMild = found is null || (tokens[at + 1].Is('!') && Listens(tokens, at));
            yield return new Site(
                tokens[at].Line,
                text,
                $"'{text}' lets the product tell a test from real use.",
                isMild ? Severity.Warn : Severity.Block
            );
        }
    }

    private static bool Listens(IReadOnlyList<SourceToken> tokens, int at) =>
        tokens.Skip(at).Take(20).Any(token => token.Text is "listen" or "serve" or "morgan" or "logger");

    private static bool IsSetting(string path) =>
        path.Contains(".config.", StringComparison.Ordinal) || path.StartsWith("config/", StringComparison.Ordinal);
}
