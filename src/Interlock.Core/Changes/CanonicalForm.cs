using System.Globalization;
using System.Text;

namespace Interlock.Core.Changes;

/// <summary>
/// Canonical decomposition (Unicode Standard Annex 15, NFD). .NET's own normalisation does nothing under invariant
/// globalisation, which the rest of the program wants for its start-up time.
/// </summary>
internal sealed class CanonicalForm
{
    private const int HangulFirst = 0xAC00;
    private const int HangulLast = 0xD7A3;
    private static readonly Lazy<CanonicalForm> Tables = new(() => new CanonicalForm());
    private readonly Dictionary<int, Rune[]> decompositions = [];
    private readonly Dictionary<int, int> classes = [];

    private CanonicalForm()
    {
        using var stream = typeof(CanonicalForm).Assembly.GetManifestResourceStream("CanonicalForm.txt")!;
        using var lines = new StreamReader(stream);
        while (lines.ReadLine() is { } line)
        {
            var parts = line.Split('=');
            if (line.StartsWith("d ", StringComparison.Ordinal))
                decompositions[Hex(parts[0][2..])] = [.. parts[1].Split(' ').Select(c => new Rune(Hex(c)))];
            else if (line.StartsWith("c ", StringComparison.Ordinal))
                AddClass(parts[0][2..].Split('-'), int.Parse(parts[1], CultureInfo.InvariantCulture));
        }
    }

    /// <summary>The code points in canonical decomposition and order.</summary>
    internal static List<Rune> Decompose(IEnumerable<Rune> text)
    {
        var tables = Tables.Value;
        var result = new List<Rune>();
        foreach (var rune in text)
        {
            if (rune.Value is >= HangulFirst and <= HangulLast)
                AddHangul(result, rune.Value - HangulFirst);
            else if (tables.decompositions.TryGetValue(rune.Value, out var parts))
                result.AddRange(parts);
            else
                result.Add(rune);
        }
        tables.Reorder(result);
        return result;
    }

    // Stable sort of each run of combining marks by class.
    private void Reorder(List<Rune> runes)
    {
        for (var i = 1; i < runes.Count; i++)
        {
            var cls = ClassOf(runes[i]);
            for (var j = i; cls != 0 && j > 0 && ClassOf(runes[j - 1]) > cls; j--)
                (runes[j], runes[j - 1]) = (runes[j - 1], runes[j]);
        }
    }

    private int ClassOf(Rune rune) => classes.GetValueOrDefault(rune.Value);

    private void AddClass(string[] range, int value)
    {
        for (var c = Hex(range[0]); c <= Hex(range[1]); c++)
            classes[c] = value;
    }

    private static void AddHangul(List<Rune> result, int syllable)
    {
        const int Vowels = 21;
        const int Tails = 28;
        result.Add(new Rune(0x1100 + (syllable / (Vowels * Tails))));
        result.Add(new Rune(0x1161 + (syllable % (Vowels * Tails) / Tails)));
        if (syllable % Tails != 0)
            result.Add(new Rune(0x11A7 + (syllable % Tails)));
    }

    private static int Hex(string digits) => int.Parse(digits, NumberStyles.HexNumber, CultureInfo.InvariantCulture);
}
