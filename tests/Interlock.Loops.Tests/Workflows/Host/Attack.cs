namespace Interlock.Loops.Tests.Workflows.Host;

/// <summary>One attack: the body of a function that returns its loot. A file holds many, each below <c>//# name</c>.</summary>
internal sealed record Attack(string Name, string File, string Body)
{
    private static readonly string Folder = Path.Combine(AppContext.BaseDirectory, "Workflows", "Attacks");
    private static readonly string Judge = System.IO.File.ReadAllText(Path.Combine(Folder, "judge.js"));

    public static IReadOnlyList<Attack> All { get; } =
    [
        .. Directory
            .GetFiles(Folder, "*.js")
            .Where(file => !file.EndsWith("judge.js", StringComparison.Ordinal))
            .Order(StringComparer.Ordinal)
            .SelectMany(Read),
    ];

    /// <summary>Whether it wears out the stack, so that it gets a process of its own.</summary>
    public bool IsHeavy => Name.Contains("overflow", StringComparison.Ordinal);

    public string Script => $"{Judge}\nreturn judged(async function () {{\n{Body}\n}});";

    private static IEnumerable<Attack> Read(string path)
    {
        var file = Path.GetFileNameWithoutExtension(path);
        return System
            .IO.File.ReadAllText(path)
            .Split("//# ", StringSplitOptions.RemoveEmptyEntries)
            .Select(part => part.Split('\n', 2))
            .Select(part => new Attack($"{file}: {part[0].Trim()}", file, part[1]));
    }
}
