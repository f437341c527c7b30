using System.Text.RegularExpressions;

namespace Interlock.Core.Schemas;

/// <summary>
/// Patterns of JSON Schema, which are ECMA-262 regular expressions of the Unicode mode, not anchored.
/// </summary>
internal static class EcmaPattern
{
    private const int MaxLength = 10_000;

    // A pattern that backtracks without end must end the validation, not the process.
    private static readonly TimeSpan MatchTimeout = TimeSpan.FromMilliseconds(500);

    /// <summary>Translates a pattern of the schema.</summary>
    /// <exception cref="SchemaException">Not a pattern, or one that uses what .NET has no word for.</exception>
    public static Regex Compile(string pattern, string place)
    {
        if (pattern.Length > MaxLength)
            throw SchemaException.At(place, $"the pattern is longer than {MaxLength} characters");
        try
        {
            return new Regex(new EcmaTranslator(pattern).Translate(), RegexOptions.CultureInvariant, MatchTimeout);
        }
        catch (Exception problem) when (problem is FormatException or ArgumentException)
        {
            throw SchemaException.At(
                place,
                $"the pattern {Shown.Quoted(pattern, 120)} is not usable: {problem.Message}"
            );
        }
    }

    /// <summary>Whether a text is such a pattern (the format <c>regex</c>).</summary>
    public static bool IsPattern(string text)
    {
        try
        {
            _ = Compile(text, "#");
            return true;
        }
        catch (SchemaException)
        {
            return false;
        }
    }
}
