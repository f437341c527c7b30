using System.Text;
using Interlock.Core.Git;

namespace Interlock.Bench.Benchmarks;

/// <summary>
/// A generated repository: folders of 100 files of about 4 KB, and a second commit that changes 50 of them.
/// </summary>
internal sealed record LargeRepository(string Root, RepositoryTip First, RepositoryTip Second)
{
    public static async Task<LargeRepository> CreateAsync(string folder, int files)
    {
        var random = new Random(42); // the same repository in every run
        await GitAsync(folder, "init", "-q", "-b", "main");
        for (var i = 0; i < files; i++)
            await File.WriteAllTextAsync(
                Path.Combine(Directory.CreateDirectory(FolderOf(folder, i)).FullName, $"file{i}.cs"),
                Text(random)
            );
        var first = await CommitAsync(folder, "first");
        for (var i = 0; i < 50; i++)
            await File.AppendAllTextAsync(PathOf(folder, i * (files / 50)), "// changed\n");
        return new LargeRepository(folder, first, await CommitAsync(folder, "second"));
    }

    /// <summary>Path of a generated file below a checkout.</summary>
    public static string PathOf(string root, int file) => Path.Combine(FolderOf(root, file), $"file{file}.cs");

    /// <summary>Runs git as a user does.</summary>
    public static async Task<string> GitAsync(string folder, params IEnumerable<string> arguments) =>
        (
            await Bench.MeasureAsync(
                "git",
                ["-C", folder, "-c", "user.name=Bench", "-c", "user.email=bench@example.test", .. arguments]
            )
        ).Output;

    private static string FolderOf(string root, int file) => Path.Combine(root, "src", $"part{file / 100}");

    private static async Task<RepositoryTip> CommitAsync(string folder, string message)
    {
        await GitAsync(folder, "add", "-A");
        await GitAsync(folder, "commit", "-q", "--no-gpg-sign", "-m", message);
        return new RepositoryTip(
            ObjectId.Parse(await GitAsync(folder, "rev-parse", "HEAD")),
            ObjectId.Parse(await GitAsync(folder, "rev-parse", "HEAD^{tree}")),
            "refs/heads/main"
        );
    }

    private static string Text(Random random)
    {
        var text = new StringBuilder();
        while (text.Length < 4096)
            text.Append("    public int Value")
                .Append(random.Next())
                .Append(" => ")
                .Append(random.Next())
                .Append(";\n");
        return text.ToString();
    }
}
