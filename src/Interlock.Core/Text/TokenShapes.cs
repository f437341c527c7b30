using System.Buffers;
using System.Text.RegularExpressions;

namespace Interlock.Core.Text;

/// <summary>
/// What secrets of well-known services look like (their published prefixes; compare gitleaks' rules). Every pattern is
/// linear: one run of a character class after a fixed prefix.
/// </summary>
internal static partial class TokenShapes
{
    private const int LongestKey = 16 * 1024;
    private const string KeyStart = "-----BEGIN ";

    private static readonly SearchValues<char> WhiteSpace = SearchValues.Create(" \t\r\n\f\v");

    // Where a token may begin. Looking for these first keeps megabytes of ordinary output cheap.
    private static readonly string[] Prefixes =
    [
        "sk-",
        "sk_",
        "rk_",
        "ghp_",
        "gho_",
        "ghu_",
        "ghs_",
        "ghr_",
        "github_pat_",
        "glpat-",
        "glrt-",
        "gldt-",
        "glptt-",
        "xox",
        "xapp-",
        "AKIA",
        "ASIA",
        "AIza",
        "ya29.",
        "npm_",
        "pypi-",
        "hf_",
        "eyJ",
        "bearer",
        "basic",
        "://",
    ];

    private static readonly SearchValues<string> Starts = SearchValues.Create(
        Prefixes,
        StringComparison.OrdinalIgnoreCase
    );

    private static readonly string[] Schemes = ["bearer", "basic"]; // blanks come between them and what is secret

    /// <summary>Adds where tokens and private keys are.</summary>
    public static void Find(string text, List<(int Start, int End)> found)
    {
        for (int next, at = 0; (next = text.AsSpan(at).IndexOfAny(Starts)) >= 0; at += next + 1)
            if (Token().Match(text, at + next) is { Success: true } match)
                found.Add((match.Index + match.Groups["keep"].Length, match.Index + match.Length));
        if (text.Contains(KeyStart, StringComparison.Ordinal))
            foreach (Match match in PrivateKey().Matches(text))
                found.Add((match.Index, match.Index + match.Length));
    }

    // A private key block: to its closing line, or over its base64 lines when it is not closed.
    [GeneratedRegex(
        """
            -----BEGIN\ [A-Z0-9\ ]{0,40}PRIVATE\ KEY(?:\ BLOCK)?-----
            (?: (?s:.{0,16384}?)-----END\ [A-Z0-9\ ]{0,40}PRIVATE\ KEY(?:\ BLOCK)?-----
              | (?:(?:\s|\\[rn])+[A-Za-z0-9+/=]{16,})*(?:(?:\s|\\[rn])+[A-Za-z0-9+/=]+\z)? )
            """,
        RegexOptions.CultureInvariant | RegexOptions.IgnorePatternWhitespace | RegexOptions.ExplicitCapture,
        matchTimeoutMilliseconds: 10_000
    )]
    private static partial Regex PrivateKey();

    /// <summary>Where a private key begins whose end may still come, or -1.</summary>
    public static int OpenKey(string text)
    {
        var start = text.LastIndexOf(KeyStart, StringComparison.Ordinal);
        return start >= 0 && text.Length - start < LongestKey && !KeyEnd().IsMatch(text, start) ? start : -1;
    }

    /// <summary>Where a token or the first line of a private key begins whose end may still come, or the text's length.</summary>
    public static int OpenToken(string text)
    {
        var word = text.AsSpan().LastIndexOfAny(WhiteSpace) + 1;
        var before = text.AsSpan(0, word).TrimEnd(" \t");
        if (word > before.Length)
            foreach (var scheme in Schemes)
                if (before.EndsWith(scheme, StringComparison.OrdinalIgnoreCase))
                    return before.Length - scheme.Length;
        if (text.AsSpan(word).IndexOfAny(Starts) is var start and >= 0)
            return word + start;
        var open = text.Length;
        foreach (var prefix in Prefixes.Append(KeyStart))
            for (var length = Math.Min(prefix.Length - 1, text.Length - word); length > text.Length - open; length--)
                if (text.AsSpan().EndsWith(prefix.AsSpan(0, length), StringComparison.OrdinalIgnoreCase))
                    open = BeginsWord(text, text.Length - length) ? text.Length - length : open;
        return open;

        static bool BeginsWord(string text, int at) =>
            at == 0
            || !char.IsAsciiLetterOrDigit(text[at])
            || !(char.IsAsciiLetterOrDigit(text[at - 1]) || text[at - 1] == '_');
    }

    [GeneratedRegex(
        @"-----END [A-Z0-9 ]{0,40}PRIVATE KEY(?: BLOCK)?-----",
        RegexOptions.CultureInvariant,
        matchTimeoutMilliseconds: 10_000
    )]
    private static partial Regex KeyEnd();

    // One token; group "keep" is the part before it that may stay.
    [GeneratedRegex(
        """
            \G(?<![A-Za-z0-9_])(?:
                sk-[A-Za-z0-9_-]{16,}                             # OpenAI, Anthropic
              | [sr]k_(?:live|test)_[A-Za-z0-9]{10,}              # Stripe
              | gh[pousr]_[A-Za-z0-9]{20,}                        # GitHub
              | github_pat_[A-Za-z0-9_]{20,}
              | gl(?:pat|rt|dt|ptt)-[A-Za-z0-9_-]{16,}            # GitLab
              | xox[a-z](?:\.[a-z]{3,4})?-[A-Za-z0-9-]{10,}       # Slack
              | xapp-[A-Za-z0-9-]{10,}
              | (?:AKIA|ASIA)[0-9A-Z]{16}                         # AWS
              | AIza[0-9A-Za-z_-]{30,}                            # Google
              | ya29\.[0-9A-Za-z_-]{20,}
              | npm_[A-Za-z0-9]{30,}
              | pypi-[A-Za-z0-9_-]{30,}
              | hf_[A-Za-z0-9]{30,}
              | eyJ[A-Za-z0-9_-]{8,}\.[A-Za-z0-9_-]{8,}\.[A-Za-z0-9_-]*   # JWT
              | (?<keep>(?i:bearer|basic)[ \t]{1,8})[A-Za-z0-9._~+/=-]{12,}
            )
            | \G(?<keep>://[^\s/:@]{0,200}:)[^\s/@]{1,500}(?=@)   # user:password@ in an address
            """,
        RegexOptions.CultureInvariant | RegexOptions.IgnorePatternWhitespace | RegexOptions.ExplicitCapture,
        matchTimeoutMilliseconds: 10_000
    )]
    private static partial Regex Token();
}
