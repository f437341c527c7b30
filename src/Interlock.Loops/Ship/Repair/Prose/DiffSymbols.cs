using System.Text.RegularExpressions;

namespace Interlock.Loops.Ship.Repair.Prose;

/// <summary>
/// The symbols that a unified diff defines, for the common languages (JavaScript, TypeScript, Python, Go, Rust, C#,
/// Java, Kotlin, Swift, C, C++, Ruby, PHP, Lua, Elixir, Scala, shell, SQL). Line by line and by shape: good enough to
/// find an owner, no parser.
/// </summary>
internal sealed partial class DiffSymbols
{
    private const int LongestLine = 400;

    private static readonly HashSet<string> NoNames = new(
        [
            "if",
            "for",
            "foreach",
            "while",
            "switch",
            "catch",
            "return",
            "await",
            "new",
            "throw",
            "using",
            "lock",
            "else",
            "do",
            "try",
            "function",
            "constructor",
            "sizeof",
            "typeof",
            "when",
            "with",
            "yield",
            "assert",
            "elif",
            "match",
            "in",
            "of",
            "from",
            "extends",
        ],
        StringComparer.Ordinal
    );

    private DiffSymbols() { }

    /// <summary>Defined in added lines.</summary>
    internal HashSet<string> Added { get; } = new(StringComparer.Ordinal);

    /// <summary>
    /// Defined in unchanged lines of a hunk, or named in a hunk's header: the change is inside them or next to them.
    /// </summary>
    internal HashSet<string> Surrounding { get; } = new(StringComparer.Ordinal);

    internal static DiffSymbols Read(string diff)
    {
        var symbols = new DiffSymbols();
        var inHunk = false;
        foreach (var line in diff.AsSpan().EnumerateLines())
        {
            if (line.StartsWith("diff --git "))
                inHunk = false;
            else if (line.StartsWith("@@ "))
            {
                inHunk = true;
                var header = line[3..];
                var end = header.IndexOf("@@");
                Collect(end < 0 ? "" : header[(end + 2)..], symbols.Surrounding);
            }
            else if (inHunk && line.Length > 1 && line[0] is '+' or ' ')
                Collect(line[1..], line[0] == '+' ? symbols.Added : symbols.Surrounding);
        }
        return symbols;
    }

    private static void Collect(ReadOnlySpan<char> line, HashSet<string> into)
    {
        if (line.Length > LongestLine || line.IsWhiteSpace())
            return;
        var text = line.ToString();
        foreach (var shape in (Regex[])[Keyword(), Assigned(), Method(), Typed(), CFunction()])
            if (shape.Match(text) is { Success: true } match && !NoNames.Contains(match.Groups["name"].Value))
                into.Add(match.Groups["name"].Value);
    }

    private const RegexOptions Options = RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant;
    private const string Name = @"(?<name>[\p{L}_$][\p{L}\p{Nd}_$]*)";

    // function f / const f / class F / def f / fn f / func (r *T) f / type F / CREATE TABLE f, after any modifiers.
    [GeneratedRegex(
        @"^\s*((export|default|declare|public|private|protected|internal|static|async|abstract|"
            + @"final|sealed|partial|readonly|unsafe|extern|const|open|override|data|suspend|inline|"
            + @"virtual|local|pub(\([a-z]+\))?)\s+)*"
            + @"(function\s*\*?|class|interface|type|enum|struct|trait|union|record(\s+struct|"
            + @"\s+class)?|object|protocol|module|mod|namespace|def|defp|defmodule|defmacro|fn|func|fun|"
            + @"sub|macro_rules!|let(\s+mut)?|const|var|val|delegate|"
            + @"(?i:create(\s+or\s+replace)?\s+(table|view|function|procedure)))"
            + @"\s+(\([^)]*\)\s*)?(self\.)?"
            + Name,
        Options,
        10_000
    )]
    private static partial Regex Keyword();

    // exports.f = / F.prototype.f = / f = function / f: (a) => / CONSTANT = / f: function
    [GeneratedRegex(
        @"^\s*((module\.)?exports\.|[\w$.]+\.prototype\.|this\.|self\.)?"
            + Name
            + @"\s*(=|:)\s*(async\s+)?(function\b|lambda\b|\([^()]*\)\s*(:[^=]+)?=>|[\w$]+\s*=>)"
            + @"|^(module\.)?exports\."
            + Name
            + @"\s*=|^"
            + Name
            + @"\s*(:[^=]+)?=[^=]",
        Options,
        10_000
    )]
    private static partial Regex Assigned();

    // A method in a class body, or a shell function: f(a, b) {
    [GeneratedRegex(
        @"^\s*((async|static|get|set|public|private|protected|override|readonly)\s+)*[#*]?"
            + Name
            + @"\s*\([^;=]*\)\s*(:\s*[^{]+)?\{\s*\}?$",
        Options,
        10_000
    )]
    private static partial Regex Method();

    // C#, Java: modifiers, a type, a name, then parameters or a body.
    [GeneratedRegex(
        @"^\s*((public|private|protected|internal|static|async|virtual|override|abstract|sealed|"
            + @"final|readonly|partial|required|synchronized|unsafe|extern)\s+)+"
            + @"([\p{L}_][\p{L}\p{Nd}_.]*(<[^()=;]*>)?[?\[\]]*\s+)?"
            + Name
            + @"\s*(<[^>()]*>)?\s*(\(|\{|=>|=|;)",
        Options,
        10_000
    )]
    private static partial Regex Typed();

    // C, C++: at the margin, a type, a name, parameters, and no semicolon.
    [GeneratedRegex(
        @"^[A-Za-z_][\w:<>,]*[\s*&]+([\w:<>,]+[\s*&]+){0,3}([\w]+::)*" + Name + @"\s*\([^;{}=]*\)\s*(const\s*)?\{?$",
        Options,
        10_000
    )]
    private static partial Regex CFunction();
}
