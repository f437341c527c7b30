using System.Text;

namespace Interlock.Core.Text;

/// <summary>
/// Redacts a text that arrives in pieces: a secret cut in two is still found, if it is not longer than 8 KB (16 KB for
/// a private key). Only what could be the beginning of one is held back. Not for many threads.
/// </summary>
/// <param name="redactor">Tells what is a secret; asked anew for each piece, since a person may tell more.</param>
public sealed class RedactingText(Func<Redactor> redactor)
{
    private const int LongestHeld = 64 * 1024; // more is passed on in parts
    private const int Overlap = 8 * 1024; // what is held back between two such parts
    private readonly StringBuilder pending = new();

    /// <summary>A text with the secrets known now.</summary>
    public RedactingText(Redactor redactor)
        : this(() => redactor) { }

    /// <summary>Characters held back at present.</summary>
    public int PendingLength => pending.Length;

    /// <summary>Takes a piece.</summary>
    /// <returns>What may be passed on now; possibly nothing.</returns>
    public string Append(string piece)
    {
        var isHeld = pending.Length > 0;
        pending.Append(piece);
        // A word that may be a token goes on to its end; not looked at for each letter of it.
        return isHeld && pending.Length <= LongestHeld && !piece.Any(char.IsWhiteSpace) ? "" : Take(final: false);
    }

    /// <summary>The rest, at the end of the text.</summary>
    public string Finish() => Take(final: true);

    private string Take(bool final)
    {
        var text = pending.ToString();
        var secrets = redactor();
        var found = secrets.Find(text);
        var cut = final ? text.Length : Cut(text, secrets.Open(text), found);
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
    private static int Cut(string text, int open, List<(int Start, int End)> found)
    {
        var cut = text.Length - open > LongestHeld ? text.Length - Overlap : open;
        foreach (var (start, end) in found)
            if (start < cut && end > cut && text.Length - start <= LongestHeld)
                return start;
        return cut;
    }
}
