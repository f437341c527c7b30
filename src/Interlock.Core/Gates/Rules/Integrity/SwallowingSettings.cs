using Interlock.Core.Gates.Findings;
using Interlock.Core.Gates.Rules.Matching;
using Interlock.Core.Gates.Sources;

namespace Interlock.Core.Gates.Rules.Integrity;

/// <summary>Settings of pipelines and build tools that let a failed check pass.</summary>
internal static class SwallowingSettings
{
    private static readonly (Phrase Phrase, string Name)[] Yaml =
    [
        (new("continue-on-error : true|'true'"), "continue-on-error: true"),
        (new("allow_failure : true|'true'"), "allow_failure: true"),
        (new("continueOnError : true|'true'"), "continueOnError: true"),
        (new("soft_fail : true"), "soft_fail: true"),
        (new("ignore_failure : true"), "ignore_failure: true"),
    ];

    private static readonly (Phrase Phrase, string Name)[] Build =
    [
        (new("ignoreFailures = true"), "ignoreFailures = true"),
        (new("isIgnoreFailures = true"), "isIgnoreFailures = true"),
        (new("setIgnoreFailures ( true )"), "setIgnoreFailures(true)"),
        (new("ignoreFailures true"), "ignoreFailures true"),
        (new("failOnError = false"), "failOnError = false"),
        (new("failOnViolation = false"), "failOnViolation = false"),
        (new("abortOnError = false"), "abortOnError = false"),
        (new("testFailureIgnore > true"), "testFailureIgnore"),
        (new("maven.test.failure.ignore > true"), "maven.test.failure.ignore"),
        (new("maven.test.skip > true"), "maven.test.skip"),
        (new("skipTests > true"), "skipTests"),
        (new("failOnError > false"), "failOnError false"),
        (new("failOnViolation > false"), "failOnViolation false"),
        (new("failIfNoTests > false"), "failIfNoTests false"),
        (new("passWithNoTests : true"), "passWithNoTests"),
        (new("'passWithNoTests' : true"), "passWithNoTests"),
        (new("exit-zero = true"), "exit-zero"),
        (new("'stopOnFailure' : false"), "stopOnFailure"),
    ];

    /// <summary>The places in a file.</summary>
    public static IEnumerable<Site> In(SourceFile file, FileRole role)
    {
        if (role is not (FileRole.Gate or FileRole.Build or FileRole.TestRunner))
            yield break;
        for (var at = 0; at < file.Tokens.Count; at++)
        {
            if (file.Language == Language.Yaml)
                foreach (var (phrase, name) in Yaml)
                    if (phrase.IsAt(file.Tokens, at))
                        yield return OfStep(file, at, name);
            foreach (var (phrase, name) in Build)
                if (phrase.IsAt(file.Tokens, at))
                    yield return new Site(file.Tokens[at].Line, name, $"{name}: a failed check would pass.");
        }
    }

    // An upload or a comment may fail; what checks may not.
    private static Site OfStep(SourceFile file, int at, string name)
    {
        var (from, to) = YamlBlock.Around(file, at);
        var checks = false;
        foreach (var (begin, end) in ShellStatement.All(file.Tokens))
            checks |=
                begin >= from && begin < to && CheckCommands.IsIn(WithoutKey(file.Tokens, begin, end), 0, int.MaxValue);
        return new Site(
            file.Tokens[at].Line,
            $"{name} {Run.Text(file.Tokens, from, to)}",
            $"{name}: {(checks ? "the check in this step or job" : "this step or job")} may fail unseen.",
            checks ? Severity.Block : Severity.Warn
        );
    }

    private static List<SourceToken> WithoutKey(IReadOnlyList<SourceToken> tokens, int from, int to)
    {
        var line = tokens.Skip(from).Take(to - from).SkipWhile(token => token.Text == "-").ToList();
        var isKey = line.Count > 1 && line[1].Is(':');
        return isKey && line[0].Text is not ("run" or "script" or "command") ? [] : [.. isKey ? line.Skip(2) : line];
    }
}
