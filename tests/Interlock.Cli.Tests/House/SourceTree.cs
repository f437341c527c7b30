namespace Interlock.Cli.Tests.House;

/// <summary>The repository that these tests were built from.</summary>
internal static class SourceTree
{
    public static string Root { get; } = FindRoot();

    /// <summary>Every C# file below some top folders, without build output.</summary>
    public static IReadOnlyList<string> Files(params string[] tops) =>
        [
            .. tops.Select(top => Path.Combine(Root, top))
                .Where(Directory.Exists)
                .SelectMany(top => Directory.EnumerateFiles(top, "*.cs", SearchOption.AllDirectories))
                .Where(file => !IsOutput(Path.GetRelativePath(Root, file))),
        ];

    public static string Relative(string file) => Path.GetRelativePath(Root, file).Replace('\\', '/');

    private static bool IsOutput(string relative) =>
        relative.Split(Path.DirectorySeparatorChar).Any(segment => segment is "bin" or "obj" or "node_modules");

    private static string FindRoot()
    {
        var folder = AppContext.BaseDirectory;
        while (!File.Exists(Path.Combine(folder, "Interlock.slnx")))
            folder = Path.GetDirectoryName(folder) ?? throw new InvalidOperationException("no Interlock.slnx above");
        return folder;
    }
}
