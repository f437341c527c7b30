namespace Interlock.Core.Gates.Sources;

/// <summary>Languages that rules can read.</summary>
public enum Language
{
    /// <summary>Not one of the others; no rule looks at its text.</summary>
    Unknown,

    /// <summary>Python.</summary>
    Python,

    /// <summary>JavaScript and TypeScript, with JSX.</summary>
    JavaScript,

    /// <summary>C#.</summary>
    CSharp,

    /// <summary>Java and Kotlin.</summary>
    Java,

    /// <summary>Go.</summary>
    Go,

    /// <summary>Rust.</summary>
    Rust,

    /// <summary>Ruby.</summary>
    Ruby,

    /// <summary>PHP.</summary>
    Php,

    /// <summary>POSIX shell and Bash, Makefile recipes, Dockerfiles.</summary>
    Shell,

    /// <summary>YAML.</summary>
    Yaml,

    /// <summary>JSON, with comments.</summary>
    Json,

    /// <summary>TOML and INI.</summary>
    Toml,

    /// <summary>XML: project files, settings.</summary>
    Xml,

    /// <summary>Prose: Markdown, reStructuredText, plain text.</summary>
    Prose,
}
