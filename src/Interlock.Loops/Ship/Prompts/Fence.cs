using System.Security.Cryptography;
using System.Text;

namespace Interlock.Loops.Ship.Prompts;

/// <summary>
/// Puts text from outside between two lines that it cannot forge: they carry a digest of the text itself, so whoever
/// writes the text would have to find one that contains its own SHA-256. Deterministic, unlike a random boundary: the
/// same prompt on resume.
/// </summary>
internal static class Fence
{
    private const int DigestDigits = 24;

    /// <summary>The text between its boundaries; control characters other than tab and newline are dropped.</summary>
    /// <param name="label">What it is, in plain words.</param>
    /// <param name="text">The text.</param>
    internal static string Wrap(string label, string text)
    {
        var clean = Clean(text);
        if (clean.Length == 0)
            return "(none)";
        var boundary = Boundary(label, clean);
        return $"--- begin {label} {boundary} ---\n{clean}\n--- end {label} {boundary} ---";
    }

    private static string Boundary(string label, string text)
    {
        var boundary = Digest($"{label}\n{text}");
        while (text.Contains(boundary, StringComparison.OrdinalIgnoreCase))
            boundary = Digest($"{boundary}\n{text}");
        return boundary;
    }

    private static string Digest(string text) =>
        Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)))[..DigestDigits];

    private static string Clean(string text) =>
        string.Concat(text.ReplaceLineEndings("\n").Where(c => c is '\n' or '\t' || !char.IsControl(c))).TrimEnd();
}
