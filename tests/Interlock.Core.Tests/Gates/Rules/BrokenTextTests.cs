using Interlock.Core.Gates.Rules;
using Xunit;

namespace Interlock.Core.Tests.Gates.Rules;

public sealed class BrokenTextTests
{
    private static readonly string[] Paths =
    [
        .. "a.py test_a.py conftest.py a.js a.test.js jest.config.js A.cs ATests.cs A.java a.go a_test.go a.rs a.rb a_spec.rb".Split(
            ' '
        ),
        .. "a.php a.sh Makefile package.json interlock.json pyproject.toml pytest.ini pom.xml A.csproj a.html README.md".Split(
            ' '
        ),
        .. ".github/workflows/ci.yml tsconfig.json .eslintrc.json package-lock.json".Split(' '),
    ];
    private static readonly string[] Pieces =
    [
        .. "def class catch except try return __eq__ Equals operator ( ) { } [ ] : ; , . = == => < > ' \" ` # // /* */ \\ - + $".Split(
            ' '
        ),
        .. "|| true exit 0 set +e pytest npm test run: if: false on: push \"scripts\" \"checks\" \"gate\" \"test\" fail_under 80".Split(
            ' '
        ),
        .. "<Compile Remove= <NoWarn> #pragma warning disable rescue nil end testMatch addopts --ignore continue-on-error: 1.5".Split(
            ' '
        ),
        "\n",
        "\n    ",
        "- ",
        "<<EOF\n",
        "\t-",
    ];

    [Fact(Timeout = 30_000)]
    public void No_rule_throws_whatever_the_text()
    {
        var random = new Random(7);
        for (var round = 0; round < 300; round++)
        {
            var change = Changes.Of([.. Paths.Select(path => Changes.File(path, Soup(random), Soup(random)))]);
            foreach (var rule in RuleSet.All)
                Assert.All(rule.Find(change), finding => Assert.Equal(rule.Info.Id, finding.Rule));
        }
    }

    private static string? Soup(Random random) =>
        random.Next(8) == 0
            ? null
            : string.Join(
                random.Next(2) == 0 ? " " : "",
                Enumerable.Range(0, random.Next(40)).Select(_ => Pieces[random.Next(Pieces.Length)])
            );
}
