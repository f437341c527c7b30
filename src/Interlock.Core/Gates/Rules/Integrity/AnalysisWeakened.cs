using Interlock.Core.Gates.Findings;
using Interlock.Core.Gates.Rules.Matching;
using Interlock.Core.Gates.Sources;

namespace Interlock.Core.Gates.Rules.Integrity;

/// <summary>Compilers, type checkers and linters are silenced: by comments, attributes and settings.</summary>
internal sealed class AnalysisWeakened : SiteRule
{
    private static readonly (Language Language, Phrase Phrase, Severity Severity)[] InCode =
    [
        (Language.CSharp, new("# pragma warning disable"), Severity.Warn),
        (Language.CSharp, new("# nullable disable"), Severity.Block),
        (Language.CSharp, new("SuppressMessage|UnconditionalSuppressMessage ("), Severity.Warn),
        (Language.Java, new("@SuppressWarnings ( 'all'"), Severity.Block),
        (Language.Java, new("@SuppressWarnings|@SuppressFBWarnings ("), Severity.Warn),
        (Language.Java, new("@Suppress|@file:Suppress ("), Severity.Warn),
        (Language.Rust, new("# ! [ allow ("), Severity.Block),
        (Language.Rust, new("# [ allow ( warnings"), Severity.Block),
        (Language.Rust, new("# [ allow ("), Severity.Warn),
        (Language.Php, new("error_reporting ( 0 )"), Severity.Block),
    ];
    private static readonly Phrase[] InSettings =
    [
        new(
            "TreatWarningsAsErrors|WarningsAsErrors|EnableNETAnalyzers|RunAnalyzers|RunAnalyzersDuringBuild|EnforceCodeStyleInBuild|CodeAnalysisTreatWarningsAsErrors > false"
        ),
        new("Nullable > disable"),
        new("AnalysisLevel|AnalysisMode > none|None"),
        new(
            "'strict'|'strictNullChecks'|'noImplicitAny'|'noUnusedLocals'|'noUncheckedIndexedAccess'|'strictFunctionTypes'|'forceConsistentCasingInFileNames' : false"
        ),
        new("'skipLibCheck'|'noCheck' : true"),
        new("strict|strict_optional|disallow_untyped_defs|check_untyped_defs|warn_return_any = false|False"),
        new("ignore_errors|ignore_missing_imports = true|True"),
        new("'off'"),
        new("severity = none"),
        new("warnings|unused|clippy = 'allow'"),
        new("disable-all : true"),
        new("Enabled : false"),
    ];

    /// <inheritdoc/>
    public override RuleInfo Info { get; } =
        new(
            "analysis-weakened",
            "An analyzer was silenced",
            Severity.Block,
            "Repair what the analyzer says; where it is wrong, a person decides."
        );

    /// <inheritdoc/>
    protected override IEnumerable<Site> Sites(SourceFile file, FileRole role) =>
        [.. SilencingComments.In(file), .. OfCode(file), .. OfSettings(file, role)];

    private static IEnumerable<Site> OfCode(SourceFile file)
    {
        var known = InCode.Where(one => one.Language == file.Language).ToList();
        for (var at = 0; known.Count > 0 && at < file.Tokens.Count; at++)
        {
            var found = known.Find(one => one.Phrase.IsAt(file.Tokens, at));
            if (found.Phrase is null)
                continue;
            var to = at + found.Phrase.Length;
            while (to < file.Tokens.Count && file.Tokens[to].Line == file.Tokens[at].Line && to < at + 30)
                to++;
            var text = Run.Text(file.Tokens, at, to);
            // A pragma without numbers silences everything.
            var isBare = file.Language == Language.CSharp && text == "# pragma warning disable";
            yield return new Site(
                file.Tokens[at].Line,
                text,
                $"'{text}' silences an analyzer.",
                isBare ? Severity.Block : found.Severity
            );
        }
    }

    private static IEnumerable<Site> OfSettings(SourceFile file, FileRole role)
    {
        if (role is not (FileRole.Build or FileRole.TestRunner) && !IsSetting(file.Path))
            yield break;
        var tokens = file.Tokens;
        for (var at = 0; at < tokens.Count; at++)
        {
            if (new Phrase("< NoWarn >").IsAt(tokens, at))
                foreach (var site in Silenced(tokens, at + 3))
                    yield return site;
            var found = InSettings.FirstOrDefault(one => one.IsAt(tokens, at));
            if (found is null || (found.Length == 1 && !file.Path.Contains("eslint", StringComparison.Ordinal)))
                continue;
            var text = Run.Text(tokens, found.Length == 1 ? at - 2 : at, at + found.Length);
            yield return new Site(
                tokens[at].Line,
                text,
                $"'{text}' turns an analysis off.",
                IsMild(text) ? Severity.Warn : Severity.Block
            );
        }
    }

    // Each number in the element is a place of its own.
    private static IEnumerable<Site> Silenced(IReadOnlyList<SourceToken> tokens, int from)
    {
        for (var at = from; at < tokens.Count && !tokens[at].Is('<'); at++)
            if (tokens[at].Kind is TokenKind.Word or TokenKind.Number && tokens[at].Text != "NoWarn")
                yield return new Site(
                    tokens[at].Line,
                    $"NoWarn {tokens[at].Text}",
                    $"NoWarn silences {tokens[at].Text} in the whole project.",
                    IsDocs(tokens[at].Text) ? Severity.Warn : Severity.Block
                );
    }

    private static bool IsDocs(string id) => id.TrimStart('C', 'S') is "1591";

    private static bool IsMild(string text) =>
        text.StartsWith("ignore_missing_imports", StringComparison.Ordinal)
        || text.StartsWith("skipLibCheck", StringComparison.Ordinal);

    private static bool IsSetting(string path) =>
        path.Contains("rubocop", StringComparison.Ordinal)
        || path.Contains("eslint", StringComparison.Ordinal)
        || path.EndsWith(".globalconfig", StringComparison.Ordinal);
}
