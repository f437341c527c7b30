using System.Buffers;
using System.Text;
using System.Text.Json;

namespace Interlock.Core.Text;

/// <summary>
/// Replaces secrets in text: the values it was given (also as they look in JSON, in an address and in base64) and
/// whatever has the shape of a well-known token. Safe for many threads.
/// </summary>
public sealed class Redactor
{
    /// <summary>What stands in the place of a secret.</summary>
    public const string Mark = "[redacted]";

    private const int ShortestValue = 8; // a shorter one would black out ordinary words
    private const int ShortestTold = 4;
    private readonly string[] values;
    private readonly SearchValues<string> search;

    /// <summary>Creates a redactor.</summary>
    /// <param name="secrets">Values that must never be seen (<c>HostEnvironment.SecretValues</c>); those shorter than
    /// eight characters are left out.</param>
    /// <param name="told">Values that a person gave in confidence; only those shorter than four characters are left
    /// out.</param>
    public Redactor(IEnumerable<string> secrets, IEnumerable<string>? told = null)
    {
        values =
        [
            .. Of(secrets, ShortestValue)
                .Concat(Of(told ?? [], ShortestTold))
                .SelectMany(Forms)
                .Distinct(StringComparer.Ordinal)
                .OrderByDescending(form => form.Length),
        ];
        search = SearchValues.Create(values, StringComparison.Ordinal);
    }

    /// <summary>The text without its secrets.</summary>
    public string Redact(string text) => Replace(text, Find(text));

    private static string Replace(string text, List<(int Start, int End)> found)
    {
        if (found.Count == 0)
            return text;
        var clean = new StringBuilder(text.Length);
        var at = 0;
        foreach (var (start, end) in found)
        {
            clean.Append(text, at, start - at).Append(Mark);
            at = end;
        }

        return clean.Append(text, at, text.Length - at).ToString();
    }

    /// <summary>Whether one of the values is in the text; the shape of a token alone is none.</summary>
    public bool HasValue(string text) => values.Length > 0 && text.AsSpan().IndexOfAny(search) >= 0;

    /// <summary>
    /// The text without the values, for a record that a program reads again: what only has the shape of a token stays, and
    /// so does a short value that is a part of a longer word or number.
    /// </summary>
    public string RedactValues(string text)
    {
        if (!HasValue(text))
            return text;
        var found = new List<(int Start, int End)>();
        AddValues(text, found);
        found.RemoveAll(one => one.End - one.Start < ShortestValue && IsPart(text, one.Start, one.End));
        return Replace(text, Merge(found));
    }

    private static bool IsPart(string text, int start, int end) =>
        (start > 0 && char.IsLetterOrDigit(text[start - 1])) || (end < text.Length && char.IsLetterOrDigit(text[end]));

    /// <summary>
    /// The text without terminal sequences, control characters and secrets, in this order: an escape inside a secret does
    /// not hide it. To be shortened only afterwards, since a cut would hide one too.
    /// </summary>
    public string Clean(string text) => Redact(ExternalText.Clean(text, int.MaxValue));

    /// <summary>
    /// The beginning of a text that is still being written: up to its last white space, but without what could be the
    /// beginning of a secret with white space in it. Not redacted yet.
    /// </summary>
    public string Settled(string text)
    {
        var cut = text.Length;
        while (cut > 0 && !char.IsWhiteSpace(text[cut - 1]))
            cut--;
        cut -= UnfinishedValue(text.AsSpan(0, cut));
        return TokenShapes.OpenKey(text[..cut]) is var key and >= 0 ? text[..key] : text[..cut];
    }

    /// <summary>Where the secrets are: in order, none overlapping.</summary>
    internal List<(int Start, int End)> Find(string text)
    {
        var found = new List<(int Start, int End)>();
        AddValues(text, found);
        TokenShapes.Find(text, found);
        return Merge(found);
    }

    /// <summary>
    /// From where on a text that is still being written could be a secret that is not whole yet; its length when
    /// nothing of it could.
    /// </summary>
    internal int Open(string text)
    {
        var open = Math.Min(text.Length - UnfinishedValue(text), TokenShapes.OpenToken(text));
        return TokenShapes.OpenKey(text) is var key and >= 0 ? Math.Min(open, key) : open;
    }

    // Length of the longest end of a text that could be the beginning of a value.
    private int UnfinishedValue(ReadOnlySpan<char> text)
    {
        var longest = 0;
        foreach (var value in values)
            for (var length = Math.Min(value.Length - 1, text.Length); length > longest; length--)
                if (text.EndsWith(value.AsSpan(0, length), StringComparison.Ordinal))
                    longest = length;
        return longest;
    }

    private void AddValues(string text, List<(int Start, int End)> found)
    {
        if (values.Length == 0)
            return;
        for (var at = 0; at < text.Length; )
        {
            var next = text.AsSpan(at).IndexOfAny(search);
            if (next < 0)
                return;
            at += next;
            var value = Array.Find(values, value => text.AsSpan(at).StartsWith(value, StringComparison.Ordinal))!;
            found.Add((at, at + value.Length));
            at++; // values may overlap; Merge joins them
        }
    }

    private static List<(int Start, int End)> Merge(List<(int Start, int End)> found)
    {
        found.Sort();
        var merged = new List<(int Start, int End)>(found.Count);
        foreach (var (start, end) in found)
        {
            if (merged.Count > 0 && start < merged[^1].End)
                merged[^1] = (merged[^1].Start, Math.Max(end, merged[^1].End));
            else
                merged.Add((start, end));
        }

        return merged;
    }

    private static IEnumerable<string> Of(IEnumerable<string> secrets, int shortest) =>
        secrets.Select(secret => secret.Trim()).Where(secret => secret.Length >= shortest);

    private static string[] Forms(string secret) =>
        [
            secret,
            secret.ReplaceLineEndings("\n"),
            JsonEncodedText.Encode(secret).Value,
            JsonEncodedText.Encode(secret, System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping).Value,
            Uri.EscapeDataString(secret),
            Convert.ToBase64String(Encoding.UTF8.GetBytes(secret)).TrimEnd('='),
        ];
}
