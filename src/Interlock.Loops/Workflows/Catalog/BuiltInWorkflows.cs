using System.Reflection;

namespace Interlock.Loops.Workflows.Catalog;

/// <summary>The workflows that come with the program: the files of <c>workflows/</c>, embedded.</summary>
public static class BuiltInWorkflows
{
    /// <summary>The template for scripts that resemble no other.</summary>
    public const string Blank = "blank";

    private const string Folder = "Workflows.BuiltIn.";
    private const string Extension = ".js";
    private const string Scheme = "built-in:";

    private static readonly Assembly Home = typeof(BuiltInWorkflows).Assembly;

    /// <summary>Names of all of them but <see cref="Blank"/>, in alphabetical order.</summary>
    public static IReadOnlyList<string> Names { get; } =
    [
        .. Home.GetManifestResourceNames()
            .Where(name => name.StartsWith(Folder, StringComparison.Ordinal))
            .Select(name => name[Folder.Length..^Extension.Length])
            .Where(name => name != Blank)
            .Order(StringComparer.Ordinal),
    ];

    /// <summary>The workflow of a name, or null when there is none. Its path names no file: a resumed run has the text it kept.</summary>
    public static WorkflowFile? Find(string name)
    {
        if (name != Blank && !Names.Contains(name, StringComparer.Ordinal))
            return null;
        using var reader = new StreamReader(Home.GetManifestResourceStream(Folder + name + Extension)!);
        return new WorkflowFile(Scheme + name, $"{Scheme}{name}", reader.ReadToEnd().ReplaceLineEndings("\n"));
    }

    /// <summary>Whether a workflow is one of them.</summary>
    public static bool Is(WorkflowFile file) => file.Path.StartsWith(Scheme, StringComparison.Ordinal);
}
