using System.Reflection;

namespace Interlock.Loops.Prompts;

/// <summary>The roles that come with Interlock, embedded in the program.</summary>
public static class RolePrompts
{
    private const string Folder = "Prompts.";
    private const string Extension = ".md";

    private static readonly Assembly Home = typeof(RolePrompts).Assembly;

    /// <summary>Names of all roles, in alphabetical order.</summary>
    public static IReadOnlyList<string> Names { get; } =
    [
        .. Home.GetManifestResourceNames()
            .Where(name => name.StartsWith(Folder, StringComparison.Ordinal))
            .Select(name => name[Folder.Length..^Extension.Length])
            .Order(StringComparer.Ordinal),
    ];

    /// <summary>The role of a name, or null when there is none.</summary>
    public static RolePrompt? Find(string name)
    {
        if (!Names.Contains(name, StringComparer.Ordinal))
            return null;
        using var stream = Home.GetManifestResourceStream(Folder + name + Extension)!;
        using var reader = new StreamReader(stream);
        var text = reader.ReadToEnd().ReplaceLineEndings("\n");
        var end = text.IndexOf('\n', StringComparison.Ordinal);
        return new RolePrompt(name, text[..end].TrimStart('#').Trim(), text[end..].Trim());
    }
}
