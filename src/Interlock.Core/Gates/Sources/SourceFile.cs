namespace Interlock.Core.Gates.Sources;

/// <summary>One side of a changed file.</summary>
/// <param name="path">Path in the repository.</param>
/// <param name="text">Its text.</param>
public sealed class SourceFile(string path, string text)
{
    private IReadOnlyList<SourceToken>? tokens;

    /// <summary>Path in the repository.</summary>
    public string Path { get; } = path;

    /// <summary>Its text.</summary>
    public string Text { get; } = text;

    /// <summary>Its language.</summary>
    public Language Language { get; } = LanguageOf.Read(path, text);

    /// <summary>Its tokens, without comments.</summary>
    public IReadOnlyList<SourceToken> Tokens => tokens ??= Lexer.Read(Text, Language);
}
