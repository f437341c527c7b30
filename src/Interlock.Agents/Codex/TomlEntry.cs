using System.Text.RegularExpressions;

namespace Interlock.Agents.Codex;

/// <summary>One key of a TOML document.</summary>
/// <param name="Path">Names of its tables and its own, outermost first.</param>
/// <param name="Value">The value as written.</param>
internal sealed partial record TomlEntry(IReadOnlyList<string> Path, string Value)
{
    /// <summary>The value when it is a one-line string, else null.</summary>
    public string? Text => Strings(Value) is [var only] && Value[0] is '"' or '\'' ? only : null;

    /// <summary>All one-line strings in the value (those of an array or an inline table).</summary>
    public IReadOnlyList<string> Texts => Strings(Value);

    /// <summary>The entry as one line that fits at the top of a document.</summary>
    public string ToLine() => $"{string.Join('.', Path.Select(TomlEntries.Quote))} = {Value}";

    private static string[] Strings(string value) =>
        [.. OneLineString().Matches(value).Select(m => TomlCursor.Unquote(m.Value))];

    [GeneratedRegex(
        """'[^'\n]*'|"(?:[^"\\\n]|\\.)*" """,
        RegexOptions.IgnorePatternWhitespace | RegexOptions.CultureInvariant,
        1000
    )]
    private static partial Regex OneLineString();
}
