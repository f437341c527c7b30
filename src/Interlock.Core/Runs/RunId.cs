using System.Buffers;
using System.Globalization;

namespace Interlock.Core.Runs;

/// <summary>
/// Ids of runs: <c>20261121-024500-x7k2</c>, the UTC second and four random characters. They sort by time as text
/// and are safe as file, branch and variable names.
/// </summary>
public static class RunId
{
    private const string Alphabet = "abcdefghjkmnpqrstuvwxyz23456789"; // nothing that reads like something else
    private const string Pattern = "yyyyMMdd-HHmmss";
    private const int RandomLength = 4;
    private static readonly SearchValues<char> PartLetters = SearchValues.Create(
        "abcdefghijklmnopqrstuvwxyz0123456789-"
    );
    private static readonly SearchValues<char> Letters = SearchValues.Create(Alphabet);

    /// <summary>A new id.</summary>
    /// <param name="time">The clock.</param>
    /// <param name="random">Randomness; two runs of one second differ by it.</param>
    public static string New(TimeProvider time, Random random) =>
        $"{time.GetUtcNow().ToString(Pattern, CultureInfo.InvariantCulture)}-{random.GetString(Alphabet, RandomLength)}";

    /// <summary>The run that a run belongs to (<c>20261121-024500-x7k2-PART</c>), or null when the text names no such one.</summary>
    public static string? ParentOf(string text)
    {
        const int length = 20; // of an id
        return
            text.Length > length + 1
            && text[length] == '-'
            && IsValid(text[..length])
            && text.AsSpan(length + 1).IndexOfAnyExcept(PartLetters) < 0
            ? text[..length]
            : null;
    }

    /// <summary>Whether a text has the form of an id. Nothing else ever becomes part of a path.</summary>
    public static bool IsValid(string text) =>
        text.Length == Pattern.Length + 1 + RandomLength
        && text[Pattern.Length] == '-'
        && DateTimeOffset.TryParseExact(
            text.AsSpan(0, Pattern.Length),
            Pattern,
            CultureInfo.InvariantCulture,
            DateTimeStyles.AssumeUniversal,
            out _
        )
        && text.AsSpan(Pattern.Length + 1).IndexOfAnyExcept(Letters) < 0;
}
