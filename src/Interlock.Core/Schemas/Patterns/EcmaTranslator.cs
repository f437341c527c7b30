using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;

namespace Interlock.Core.Schemas;

/// <summary>
/// Rewrites an ECMA-262 pattern (§22.2, with the <c>u</c> flag) for .NET: what looks the same but means another
/// thing is spelled out, what only .NET knows is refused, characters beyond U+FFFF count as one.
/// </summary>
internal sealed partial class EcmaTranslator
{
    private const string WordLeft = "(?<=[A-Za-z0-9_])";
    private const string WordRight = "(?=[A-Za-z0-9_])";
    private const string NoWordLeft = "(?<![A-Za-z0-9_])";
    private const string NoWordRight = "(?![A-Za-z0-9_])";

    private readonly EcmaReader read;
    private readonly EcmaGroups groups;
    private readonly StringBuilder output = new();
    private int opened;

    public EcmaTranslator(string pattern)
    {
        read = new EcmaReader(pattern);
        groups = EcmaGroups.In(pattern);
    }

    /// <summary>The pattern for .NET.</summary>
    /// <exception cref="FormatException">The pattern is not one; the message says why.</exception>
    public string Translate()
    {
        while (!read.AtEnd)
            Term();
        return output.ToString();
    }

    private void Term()
    {
        switch (read.Peek())
        {
            case '\\':
                Escape();
                break;
            case '[':
                output.Append(CodePointSet.ReadClass(read).ToRegex());
                break;
            case '(':
                Group();
                break;
            case '{':
                Braces();
                break;
            case '.':
                read.Next();
                output.Append(CodePointSet.LineEnds.Negated().ToRegex());
                break;
            case '$':
                read.Next();
                output.Append(@"\z"); // In .NET $ would also match before a last newline.
                break;
            case '^' or ')' or '|' or '*' or '+' or '?':
                output.Append((char)read.Next());
                break;
            default:
                Literal(read.Next());
                break;
        }
    }

    private void Group()
    {
        read.Next();
        if (!read.Take("?"))
        {
            // Numbered by hand: .NET would count the named groups last.
            output.Append(CultureInfo.InvariantCulture, $"(?<{++opened}>");
            return;
        }
        foreach (var kind in (string[])[":", "=", "!", "<=", "<!"])
        {
            if (!read.Take(kind))
                continue;
            output.Append("(?").Append(kind);
            return;
        }
        if (!read.Take("<"))
            throw new FormatException("a group of an unknown kind");
        read.Until('>');
        output.Append(CultureInfo.InvariantCulture, $"(?<{++opened}>");
    }

    private void Braces()
    {
        var quantifier = Quantifier().Match(read.Rest);
        if (quantifier.Success)
        {
            read.Take(quantifier.Value);
            output.Append(quantifier.Value);
        }
        else
        {
            Literal(read.Next());
        }
    }

    private void Escape()
    {
        read.Next();
        if (read.Take("b"))
            output.Append($"(?:{WordLeft}{NoWordRight}|{NoWordLeft}{WordRight})");
        else if (read.Take("B"))
            output.Append($"(?:{WordLeft}{WordRight}|{NoWordLeft}{NoWordRight})");
        else if (read.Take("k<"))
            Back(groups.Number(read.Until('>')));
        else if (!read.AtEnd && read.Peek() is >= '1' and <= '9')
            Back(groups.Check(read.Digits()));
        else if (CodePointSet.TryReadEscape(read) is { } set)
            output.Append(set.ToRegex());
        else
            Literal(read.EscapedCharacter());
    }

    // In ECMA-262 a group that took no part matches nothing, in .NET it fails.
    private void Back(int group) => output.Append(CultureInfo.InvariantCulture, $"(?({group})\\k<{group}>)");

    private void Literal(int codePoint)
    {
        if (codePoint > 0xFFFF)
            output
                .Append("(?:")
                .Append(CodePointSet.Unit(char.ConvertFromUtf32(codePoint)[0]))
                .Append(CodePointSet.Unit(char.ConvertFromUtf32(codePoint)[1]))
                .Append(')');
        else
            output.Append(CodePointSet.Unit(codePoint));
    }

    [GeneratedRegex(@"\A\{[0-9]+(,[0-9]*)?\}", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Quantifier();
}
