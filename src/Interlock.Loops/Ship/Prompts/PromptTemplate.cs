using System.Text.RegularExpressions;

namespace Interlock.Loops.Ship.Prompts;

/// <summary>
/// A Markdown template with <c>{{name}}</c> placeholders, embedded in the assembly. One pass: a value is inserted as
/// it is, and what looks like a placeholder inside it stays text.
/// </summary>
internal static partial class PromptTemplate
{
    /// <summary>Renders a template; a missing or left-over value is a bug.</summary>
    internal static string Render(string name, params IReadOnlyList<(string Name, string Value)> values)
    {
        var unused = values.Select(value => value.Name).ToHashSet(StringComparer.Ordinal);
        var text = Placeholder()
            .Replace(
                Load(name),
                match =>
                {
                    var placeholder = match.Groups["name"].Value;
                    unused.Remove(placeholder);
                    return values.First(value => value.Name == placeholder).Value;
                }
            );
        return unused.Count == 0
            ? text
            : throw new InvalidOperationException($"Template '{name}' has no place for {string.Join(", ", unused)}.");
    }

    private static string Load(string name)
    {
        var resource = $"Ship.Prompts.{name}.md";
        using var stream =
            typeof(PromptTemplate).Assembly.GetManifestResourceStream(resource)
            ?? throw new InvalidOperationException($"There is no prompt template '{resource}'.");
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd().ReplaceLineEndings("\n");
    }

    [GeneratedRegex(@"\{\{(?<name>[a-z]+)\}\}", RegexOptions.ExplicitCapture, 10_000)]
    private static partial Regex Placeholder();
}
