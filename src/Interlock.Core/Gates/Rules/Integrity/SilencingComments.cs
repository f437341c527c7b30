using System.Text.RegularExpressions;
using Interlock.Core.Gates.Findings;
using Interlock.Core.Gates.Rules.Matching;
using Interlock.Core.Gates.Sources;

namespace Interlock.Core.Gates.Rules.Integrity;

/// <summary>Comments that silence compilers, type checkers, linters and coverage.</summary>
internal static partial class SilencingComments
{
    /// <summary>The places in a file.</summary>
    public static IEnumerable<Site> In(SourceFile file)
    {
        if (file.Language is Language.Prose or Language.Unknown || !Any().IsMatch(file.Text))
            yield break;
        foreach (var (line, text) in Comments.Of(file))
            if (Whole().IsMatch(text))
                yield return new Site(line, text, $"'{text}' silences a whole file, or every rule.");
            else if (Place().IsMatch(text))
                yield return new Site(line, text, $"'{text}' silences an analyzer.", Severity.Warn);
    }

    /// <summary>A word that every one of them has, so that most files are left at once.</summary>
    [GeneratedRegex(
        "disable|noqa|ignore|nolint|nosec|nosonar|no cover|nocheck|expect-error|noinspection|skip-file|suppress",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture,
        1000
    )]
    private static partial Regex Any();

    /// <summary>For a whole file, or for every rule.</summary>
    [GeneratedRegex(
        @"^(/\*+|//+|\#+|<!--)\s*(eslint-disable\s*\*/|eslint-disable\s*$|@ts-nocheck|biome-ignore-all|mypy:\s*ignore-errors|(ruff|flake8):\s*noqa\s*$|pylint:\s*(skip-file|disable=all)|pyright:\s*(basic|ignore-all)|rubocop:disable\s+all|phpcs:(ignoreFile|disable\s*$)|phpstan-ignore-file|shellcheck\s+disable=all|Stryker disable all|(istanbul|c8|v8) ignore file|coverage: ignore file|nolint:all)",
        RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture,
        1000
    )]
    private static partial Regex Whole();

    /// <summary>For one place or one rule.</summary>
    [GeneratedRegex(
        @"^(/\*+|//+|\#+|<!--)\s*(eslint-disable|@ts-ignore|@ts-expect-error|biome-ignore|tslint:disable|type:\s*ignore|noqa\b|pylint:\s*disable|pyright:\s*ignore|mypy:|nosec\b|pragma:?\s*no\s*cover|(istanbul|c8|v8) ignore|nolint\b|lint:ignore|rubocop:disable|:nocov:|phpcs:(ignore|disable)|@?phpstan-ignore|@psalm-suppress|noinspection\b|NOSONAR\b|NOPMD\b|CHECKSTYLE:OFF|shellcheck\s+disable|Stryker disable|ReSharper disable|coverage: ignore|prettier-ignore)",
        RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture,
        1000
    )]
    private static partial Regex Place();
}
