using System.Globalization;
using System.Text;

namespace Interlock.Agents.Codex;

/// <summary>Walks over the text of a TOML document.</summary>
internal sealed class TomlCursor(string text)
{
    private int at;

    /// <summary>Goes past blank space and comments; false at the end.</summary>
    public bool SkipToContent()
    {
        while (at < text.Length && (char.IsWhiteSpace(text[at]) || text[at] == '#'))
        {
            if (text[at] == '#')
                SkipLine();
            else
                at++;
        }

        return at < text.Length;
    }

    /// <summary>Goes to the end of the line.</summary>
    public void SkipLine()
    {
        var end = text.IndexOf('\n', at);
        at = end < 0 ? text.Length : end;
    }

    /// <summary>Takes a mark if it is next.</summary>
    public bool TryTake(string mark)
    {
        if (string.CompareOrdinal(text, at, mark, 0, mark.Length) != 0)
            return false;
        at += mark.Length;
        return true;
    }

    /// <summary>Reads a dotted key up to a mark and takes the mark; null (and no step) when there is none.</summary>
    public IReadOnlyList<string>? ReadKey(char mark)
    {
        var start = at;
        var names = new List<string>();
        while (true)
        {
            SkipBlank();
            var name = ReadName();
            SkipBlank();
            if (name is null || at >= text.Length || (text[at] != '.' && text[at] != mark))
            {
                at = start;
                return null;
            }

            names.Add(name);
            if (text[at++] == mark)
                return names;
        }
    }

    /// <summary>Reads a value as written: to the end of the line, further inside brackets and long strings.</summary>
    public string ReadValue()
    {
        SkipBlank();
        var start = at;
        var depth = 0;
        while (at < text.Length && !(depth <= 0 && text[at] is '\n' or '#'))
        {
            var c = text[at];
            if (c is '"' or '\'')
            {
                SkipString();
                continue;
            }

            if (c == '#')
            {
                SkipLine();
                continue;
            }

            depth +=
                c is '[' or '{' ? 1
                : c is ']' or '}' ? -1
                : 0;
            at++;
        }

        return text[start..at].Trim();
    }

    /// <summary>The text of a one-line string in quotes.</summary>
    public static string Unquote(string quoted)
    {
        var inner = quoted[1..^1];
        if (quoted[0] == '\'')
            return inner;
        var plain = new StringBuilder();
        for (var i = 0; i < inner.Length; i++)
        {
            if (inner[i] != '\\' || i + 1 == inner.Length)
            {
                plain.Append(inner[i]);
                continue;
            }

            var digits = inner[++i] switch
            {
                'u' => 4,
                'U' => 8,
                _ => 0,
            };
            if (digits > 0 && TryHex(inner, i + 1, digits, out var rune))
            {
                plain.Append(rune);
                i += digits;
                continue;
            }

            plain.Append(
                inner[i] switch
                {
                    'n' => '\n',
                    't' => '\t',
                    'r' => '\r',
                    'b' => '\b',
                    'f' => '\f',
                    var c => c,
                }
            );
        }

        return plain.ToString();
    }

    private static bool TryHex(string text, int start, int digits, out Rune rune)
    {
        rune = default;
        return start + digits <= text.Length
            && int.TryParse(text.AsSpan(start, digits), NumberStyles.AllowHexSpecifier, null, out var code)
            && Rune.TryCreate(code, out rune);
    }

    private string? ReadName()
    {
        var start = at;
        if (at < text.Length && text[at] is '"' or '\'')
        {
            SkipString();
            return at - start >= 2 ? Unquote(text[start..at]) : null;
        }

        while (at < text.Length && (char.IsAsciiLetterOrDigit(text[at]) || text[at] is '-' or '_'))
            at++;
        return at > start ? text[start..at] : null;
    }

    private void SkipString()
    {
        var quote = text[at];
        var mark = new string(quote, 3);
        if (TryTake(mark))
        {
            var end = text.IndexOf(mark, at, StringComparison.Ordinal);
            at = end < 0 ? text.Length : end + 3;
            return;
        }

        at++;
        while (at < text.Length && text[at] != quote && text[at] != '\n')
            at += quote == '"' && text[at] == '\\' ? 2 : 1;
        at = Math.Min(text.Length, at + 1);
    }

    private void SkipBlank()
    {
        while (at < text.Length && text[at] is ' ' or '\t')
            at++;
    }
}
