using System.Collections.Frozen;

namespace Interlock.Core.Gates.Sources;

/// <summary>Tells a file's language by its name, or by its first line when the name says nothing.</summary>
internal static class LanguageOf
{
    private static readonly FrozenDictionary<string, Language> Extensions = new Dictionary<string, Language>(
        StringComparer.OrdinalIgnoreCase
    )
    {
        [".py"] = Language.Python,
        [".pyi"] = Language.Python,
        [".pyw"] = Language.Python,
        [".js"] = Language.JavaScript,
        [".mjs"] = Language.JavaScript,
        [".cjs"] = Language.JavaScript,
        [".jsx"] = Language.JavaScript,
        [".ts"] = Language.JavaScript,
        [".mts"] = Language.JavaScript,
        [".cts"] = Language.JavaScript,
        [".tsx"] = Language.JavaScript,
        [".vue"] = Language.JavaScript,
        [".svelte"] = Language.JavaScript,
        [".cs"] = Language.CSharp,
        [".java"] = Language.Java,
        [".kt"] = Language.Java,
        [".kts"] = Language.Java,
        [".go"] = Language.Go,
        [".rs"] = Language.Rust,
        [".rb"] = Language.Ruby,
        [".rake"] = Language.Ruby,
        [".gemspec"] = Language.Ruby,
        [".php"] = Language.Php,
        [".sh"] = Language.Shell,
        [".bash"] = Language.Shell,
        [".zsh"] = Language.Shell,
        [".mk"] = Language.Shell,
        [".yml"] = Language.Yaml,
        [".yaml"] = Language.Yaml,
        [".json"] = Language.Json,
        [".jsonc"] = Language.Json,
        [".json5"] = Language.Json,
        [".toml"] = Language.Toml,
        [".ini"] = Language.Toml,
        [".cfg"] = Language.Toml,
        [".properties"] = Language.Toml,
        [".xml"] = Language.Xml,
        [".csproj"] = Language.Xml,
        [".fsproj"] = Language.Xml,
        [".vbproj"] = Language.Xml,
        [".props"] = Language.Xml,
        [".targets"] = Language.Xml,
        [".runsettings"] = Language.Xml,
        [".md"] = Language.Prose,
        [".markdown"] = Language.Prose,
        [".mdx"] = Language.Prose,
        [".rst"] = Language.Prose,
        [".adoc"] = Language.Prose,
        [".txt"] = Language.Prose,
        [".org"] = Language.Prose,
    }.ToFrozenDictionary(StringComparer.OrdinalIgnoreCase);

    private static readonly FrozenDictionary<string, Language> Names = new Dictionary<string, Language>(
        StringComparer.OrdinalIgnoreCase
    )
    {
        ["Makefile"] = Language.Shell,
        ["GNUmakefile"] = Language.Shell,
        ["justfile"] = Language.Shell,
        ["Dockerfile"] = Language.Shell,
        ["Jenkinsfile"] = Language.Java,
        ["Rakefile"] = Language.Ruby,
        ["Gemfile"] = Language.Ruby,
        [".editorconfig"] = Language.Toml,
        [".coveragerc"] = Language.Toml,
        [".flake8"] = Language.Toml,
        [".pylintrc"] = Language.Toml,
        ["LICENSE"] = Language.Prose,
        ["README"] = Language.Prose,
        ["CHANGELOG"] = Language.Prose,
        ["AUTHORS"] = Language.Prose,
    }.ToFrozenDictionary(StringComparer.OrdinalIgnoreCase);

    /// <summary>The language.</summary>
    /// <param name="path">Path in the repository.</param>
    /// <param name="text">The text, for a <c>#!</c> line; may be null.</param>
    public static Language Read(string path, string? text)
    {
        var name = path[(path.LastIndexOf('/') + 1)..];
        if (Names.TryGetValue(name, out var known) || Extensions.TryGetValue(Path.GetExtension(name), out known))
            return known;
        if (text is null || !text.StartsWith("#!", StringComparison.Ordinal))
            return Language.Unknown;
        var line = text.AsSpan(0, Math.Max(0, text.AsSpan().IndexOf('\n')));
        return line.Contains("python", StringComparison.Ordinal) ? Language.Python
            : line.Contains("node", StringComparison.Ordinal) ? Language.JavaScript
            : line.Contains("ruby", StringComparison.Ordinal) ? Language.Ruby
            : line.Contains("php", StringComparison.Ordinal) ? Language.Php
            : line.Contains("sh", StringComparison.Ordinal) ? Language.Shell
            : Language.Unknown;
    }
}
