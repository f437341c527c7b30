using Interlock.Core.Gates.Findings;
using Interlock.Core.Gates.Rules.Matching;
using Interlock.Core.Gates.Sources;

namespace Interlock.Core.Gates.Rules.Integrity;

/// <summary>The process is ended with success before, or in spite of, what the tests say.</summary>
internal sealed class EarlyExit : SiteRule
{
    private static readonly Dictionary<Language, (Phrase Phrase, bool IsHard)[]> Exits = new()
    {
        [Language.Python] =
        [
            (new("os . _exit ( 0 )"), true),
            (new("sys . exit ( 0 )"), false),
            (new("sys . exit ( )"), false),
            (new("SystemExit ( 0 )"), false),
            (new("SystemExit ( )"), false),
            (new("raise SystemExit"), false),
            (new("exit ( 0 )"), false),
            (new("quit ( )"), false),
        ],
        [Language.JavaScript] =
        [
            (new("process . exit ( 0 )"), false),
            (new("process . exit ( )"), false),
            (new("process . reallyExit"), true),
            (new("process . exitCode = 0"), true),
            (new("Deno . exit ( 0 )"), false),
        ],
        [Language.CSharp] = [(new("Environment . Exit ( 0 )"), false), (new("Environment . ExitCode = 0"), false)],
        [Language.Java] =
        [
            (new("System . exit ( 0 )"), false),
            (new("exitProcess ( 0 )"), false),
            (new("Runtime . getRuntime ( ) . halt ( 0 )"), true),
        ],
        [Language.Go] = [(new("os . Exit ( 0 )"), false), (new("syscall . Exit ( 0 )"), true)],
        [Language.Rust] = [(new("process : : exit ( 0 )"), false), (new("libc : : _exit ( 0 )"), true)],
        [Language.Ruby] =
        [
            (new("exit! 0|true"), true),
            (new("exit! ( 0|true )"), true),
            (new("exit! *"), true),
            (new("exit 0|true"), false),
            (new("exit ( 0|true )"), false),
        ],
        [Language.Php] =
        [
            (new("exit ( 0 )"), false),
            (new("exit ;"), false),
            (new("exit 0"), false),
            (new("die ( )"), false),
        ],
    };

    /// <inheritdoc/>
    public override RuleInfo Info { get; } =
        new(
            "early-exit",
            "The process is ended with success before the tests can fail",
            Severity.Block,
            "Let the runner end the process itself, with the result of the tests."
        );

    /// <inheritdoc/>
    protected override IEnumerable<Site> Sites(SourceFile file, FileRole role) =>
        file.Language == Language.Shell || role == FileRole.Gate
            ? ShellText.Of(file, role).SelectMany(run => ShellExits.In(run, role))
            : OfCode(file, role);

    private static IEnumerable<Site> OfCode(SourceFile file, FileRole role)
    {
        if (!Exits.TryGetValue(file.Language, out var exits))
            yield break;
        var tokens = file.Tokens;
        var place = new CodePlace(file);
        var isOfTests = role == FileRole.Test && tokens.Any(IsOfTests);
        for (var at = 0; at < tokens.Count; at++)
        {
            if (tokens[at].Kind != TokenKind.Word || (at > 0 && tokens[at - 1].Is('.')))
                continue;
            var found = exits.FirstOrDefault(one => one.Phrase.IsAt(tokens, at));
            // 'raise SystemExit(1)' is no success; with a 0 it is told by its call.
            if (found.Phrase is null || (tokens[at].Is("raise") && new Phrase("(").IsAt(tokens, at + 2)))
                continue;
            var text = Run.Text(tokens, at, at + found.Phrase.Length);
            var isTop = place.IsTopLevel(at);
            if (((role == FileRole.Test && isOfTests) || role == FileRole.TestRunner) && !place.IsBehindMain(at))
                yield return new Site(
                    tokens[at].Line,
                    text,
                    $"'{text}' ends the tests with success.",
                    IsCaught(text) && !isTop ? Severity.Warn : Severity.Block
                );
            else if (isTop || found.IsHard)
                yield return new Site(
                    tokens[at].Line,
                    text,
                    isTop
                        ? $"'{text}' at the top of a module ends whoever loads it, with success."
                        : $"'{text}' skips what would still be told.",
                    isTop && role != FileRole.Test ? Severity.Block : Severity.Warn
                );
        }
    }

    // Inside of a test, runners of Python report the exception; commands under test raise it too.
    private static bool IsCaught(string text) => text.Contains("SystemExit", StringComparison.Ordinal);

    // A program that tests run lies in their folder too, and may end as it likes.
    private static bool IsOfTests(SourceToken token) =>
        token.Kind == TokenKind.Word
        && (
            token.Text
                is "describe"
                    or "it"
                    or "test"
                    or "expect"
                    or "Fact"
                    or "Theory"
                    or "Test"
                    or "TestMethod"
                    or "@Test"
                    or "testing"
                    or "unittest"
                    or "pytest"
                    or "RSpec"
                    or "at_exit"
                    or "TestCase"
            || token.Text.StartsWith("test_", StringComparison.Ordinal)
            || token.Text.StartsWith("assert", StringComparison.OrdinalIgnoreCase)
        );
}
