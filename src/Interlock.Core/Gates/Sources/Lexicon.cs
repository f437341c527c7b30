namespace Interlock.Core.Gates.Sources;

/// <summary>
/// What a language's comments, strings and words look like: enough to tell code from comments and strings, not to parse.
/// </summary>
internal sealed record Lexicon
{
    private static readonly StringForm Double = new("\"", "\"");
    private static readonly StringForm Single = new("'", "'");
    private static readonly StringForm Raw = new("`", "`", '\0', IsMultiLine: true);

    /// <summary>What opens a comment to the end of the line.</summary>
    public string[] LineComments { get; private init; } = ["//"];

    /// <summary>What opens and closes a comment over lines; empty for none.</summary>
    public (string Open, string Close) BlockComment { get; private init; } = ("/*", "*/");

    /// <summary>Whether block comments nest.</summary>
    public bool NestsComments { get; private init; }

    /// <summary>Strings, the longest opening first.</summary>
    public StringForm[] Strings { get; private init; } = [Double, Single];

    /// <summary>Letters before a quote that make the string raw (no escapes) and those that do not.</summary>
    public string StringPrefixes { get; private init; } = "";

    /// <summary>Characters besides letters, digits and <c>_</c> that words may contain.</summary>
    public string WordCharacters { get; private init; } = "";

    /// <summary>Whether <c>/…/</c> is a regular expression where an operand is expected.</summary>
    public bool HasRegex { get; private init; }

    /// <summary>Whether <c>&lt;&lt;NAME</c> begins a heredoc.</summary>
    public bool HasHeredoc { get; private init; }

    /// <summary>Whether <c>#[</c> begins an attribute, where <c>#</c> begins a comment.</summary>
    public bool HasAttributes { get; private init; }

    /// <summary>Whether a single quote may be a lifetime instead of a character.</summary>
    public bool HasLifetimes { get; private init; }

    /// <summary>Whether a line comment counts only at a word's start (shell, YAML: <c>a#b</c> is no comment).</summary>
    public bool NeedsSpaceBeforeComment { get; private init; }

    /// <summary>The lexicon of a language.</summary>
    public static Lexicon Of(Language language) =>
        language switch
        {
            Language.Python => Python,
            Language.JavaScript => JavaScript,
            Language.CSharp => CSharp,
            Language.Java => Java,
            Language.Go => Go,
            Language.Rust => Rust,
            Language.Ruby => Ruby,
            Language.Php => Php,
            Language.Shell => Shell,
            Language.Yaml => Yaml,
            Language.Toml => Toml,
            Language.Xml => Xml,
            Language.Json => Json,
            _ => Nothing,
        };

    private static readonly Lexicon Python = new()
    {
        LineComments = ["#"],
        BlockComment = ("", ""),
        Strings = [new("\"\"\"", "\"\"\"", IsMultiLine: true), new("'''", "'''", IsMultiLine: true), Double, Single],
        StringPrefixes = "rRbBuUfFtT",
    };

    private static readonly Lexicon JavaScript = new()
    {
        Strings = [Double, Single, new("`", "`", IsMultiLine: true)],
        WordCharacters = "$#",
        HasRegex = true,
    };

    private static readonly Lexicon CSharp = new()
    {
        Strings =
        [
            new("\"\"\"", "\"\"\"", '\0', IsMultiLine: true),
            new("$@\"", "\"", '\0', IsMultiLine: true, IsDoubled: true),
            new("@$\"", "\"", '\0', IsMultiLine: true, IsDoubled: true),
            new("@\"", "\"", '\0', IsMultiLine: true, IsDoubled: true),
            Double,
            Single,
        ],
        WordCharacters = "@",
    };

    private static readonly Lexicon Java = new()
    {
        // Kotlin's names in backticks are read like strings.
        Strings = [new("\"\"\"", "\"\"\"", IsMultiLine: true), Double, Single, new("`", "`", '\0')],
        WordCharacters = "@$",
    };

    private static readonly Lexicon Go = new() { Strings = [Double, Single, Raw] };

    private static readonly Lexicon Rust = new()
    {
        NestsComments = true,
        Strings =
        [
            new("r##\"", "\"##", '\0', IsMultiLine: true),
            new("r#\"", "\"#", '\0', IsMultiLine: true),
            new("r\"", "\"", '\0', IsMultiLine: true),
            new("\"", "\"", IsMultiLine: true),
            Single,
        ],
        HasLifetimes = true,
    };

    private static readonly Lexicon Ruby = new()
    {
        LineComments = ["#"],
        BlockComment = ("\n=begin", "\n=end"),
        Strings =
        [
            new("\"", "\"", IsMultiLine: true),
            new("'", "'", IsMultiLine: true),
            new("`", "`", IsMultiLine: true),
        ],
        WordCharacters = "@$?!",
        HasRegex = true,
        HasHeredoc = true,
    };

    private static readonly Lexicon Php = new()
    {
        LineComments = ["//", "#"],
        Strings = [new("\"", "\"", IsMultiLine: true), new("'", "'", IsMultiLine: true)],
        WordCharacters = "$",
        HasHeredoc = true,
        HasAttributes = true,
    };

    private static readonly Lexicon Shell = new()
    {
        LineComments = ["#"],
        BlockComment = ("", ""),
        Strings = [new("\"", "\"", IsMultiLine: true), new("'", "'", '\0', IsMultiLine: true)],
        WordCharacters = "-./$",
        HasHeredoc = true,
        NeedsSpaceBeforeComment = true,
    };

    private static readonly Lexicon Yaml = new()
    {
        LineComments = ["#"],
        BlockComment = ("", ""),
        Strings = [Double, new("'", "'", '\0', IsDoubled: true)],
        WordCharacters = "-./$",
        NeedsSpaceBeforeComment = true,
    };

    private static readonly Lexicon Toml = new()
    {
        LineComments = ["#", ";"],
        BlockComment = ("", ""),
        Strings =
        [
            new("\"\"\"", "\"\"\"", IsMultiLine: true),
            new("'''", "'''", '\0', IsMultiLine: true),
            Double,
            new("'", "'", '\0'),
        ],
        WordCharacters = "-.",
        NeedsSpaceBeforeComment = true,
    };

    private static readonly Lexicon Xml = new()
    {
        LineComments = [],
        BlockComment = ("<!--", "-->"),
        Strings = [new("\"", "\"", '\0', IsMultiLine: true), new("'", "'", '\0', IsMultiLine: true)],
        WordCharacters = "-.:",
    };

    private static readonly Lexicon Json = new() { Strings = [Double] };

    private static readonly Lexicon Nothing = new()
    {
        LineComments = [],
        BlockComment = ("", ""),
        Strings = [],
    };
}
