namespace Interlock.Loops.Ship.Prompts;

/// <summary>Shortens long text for a prompt, always with a marker that says what is missing.</summary>
internal static class Excerpt
{
    /// <summary>The beginning, in whole lines where it can.</summary>
    internal static string Head(string text, int limit)
    {
        if (text.Length <= limit)
            return text;
        var end = text.LastIndexOf('\n', limit - 1);
        var kept = text[..Whole(text, end > limit / 2 ? end : limit)];
        return $"{kept}\n[… {text.Length - kept.Length} characters cut]";
    }

    /// <summary>The end, in whole lines where it can: what a failing command says last says most.</summary>
    internal static string Tail(string text, int limit)
    {
        if (text.Length <= limit)
            return text;
        var from = text.Length - limit;
        var line = text.IndexOf('\n', from);
        var start = Whole(text, line >= 0 && line < from + limit / 2 ? line + 1 : from);
        return $"[… {start} characters cut]\n{text[start..]}";
    }

    // Never between the halves of a surrogate pair.
    private static int Whole(string text, int index) =>
        index > 0 && index < text.Length && char.IsLowSurrogate(text[index]) ? index + 1 : index;
}
