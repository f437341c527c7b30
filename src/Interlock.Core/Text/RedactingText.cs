using System.Text;

namespace Interlock.Core.Text;

/// <summary>
/// Redacts a text that arrives in pieces: a secret cut in two is still found, if it is not longer than 8 KB (16 KB for
/// a private key). Whole lines are passed on as soon as they cannot be part of a secret. Not for many threads.
/// </summary>
/// <param name="redactor">What is a secret.</param>
public sealed class RedactingText(Redactor redactor)
{
    private const int LongestLine = 64 * 1024; // a longer line is passed on in parts
    private const int Overlap = 8 * 1024; // what is held back between two such parts
    private readonly StringBuilder pending = new();

    /// <summary>Characters held back at present.</summary>
    public int PendingLength => pending.Length;

    /// <summary>Takes a piece.</summary>
    /// <returns>What may be passed on now; possibly nothing.</returns>
    public string Append(string piece)
    {
        pending.Append(piece);
        return piece.Contains('\n') || pending.Length > LongestLine ? Take(final: false) : "";
    }

    /// <summary>The rest, at the end of the text.</summary>
    public string Finish() => Take(final: true);

    private string Take(bool final)
    {
        var text = pending.ToString();
        var found = redactor.Find(text);
        var cut = final ? text.Length : Cut(text, found);
        var clean = new StringBuilder(cut);
        var at = 0;
        foreach (var (start, end) in found.TakeWhile(secret => secret.Start < cut))
        {
            clean.Append(text, at, start - at).Append(Redactor.Mark);
            at = Math.Min(end, cut);
        }

        clean.Append(text, at, cut - at);
        pending.Clear().Append(text, cut, text.Length - cut);
        return clean.ToString();
    }

    // The last place before which nothing is part of an unfinished secret.
    private int Cut(string text, List<(int Start, int End)> found)
    {
        var cut = text.LastIndexOf('\n') + 1;
        cut -= redactor.UnfinishedValue(text.AsSpan(0, cut));
        if (TokenShapes.OpenKey(text) is var key and >= 0)
            cut = Math.Min(cut, key);
        if (text.Length - cut > LongestLine)
            cut = text.Length - Overlap;
        foreach (var (start, end) in found)
            if (start < cut && end > cut && text.Length - start <= LongestLine)
                return start;
        return cut;
    }
}
