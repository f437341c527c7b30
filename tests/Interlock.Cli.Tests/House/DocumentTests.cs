using System.Text.RegularExpressions;

namespace Interlock.Cli.Tests.House;

/// <summary>What the documents point at is there.</summary>
public sealed partial class DocumentTests
{
    [Fact]
    public void Every_link_between_documents_leads_somewhere()
    {
        var broken = Documents()
            .SelectMany(document =>
                Link().Matches(File.ReadAllText(document)).Select(link => (document, Target: link.Groups["to"].Value))
            )
            .Where(link => !Path.Exists(Path.GetFullPath(link.Target, Path.GetDirectoryName(link.document)!)))
            .Select(link => $"{SourceTree.Relative(link.document)}: {link.Target}")
            .ToList();
        Assert.True(broken.Count == 0, string.Join('\n', broken));
    }

    [Fact]
    public void Every_test_that_the_requirements_name_exists()
    {
        var table = File.ReadAllText(Path.Combine(SourceTree.Root, "docs", "requirements.md"));
        var named = TestPath().Matches(table).Select(match => match.Groups["path"].Value).ToList();
        Assert.NotEmpty(named);
        var missing = named.Where(path => !Path.Exists(At(path)) && !File.Exists(At(path) + ".cs")).ToList();
        Assert.True(missing.Count == 0, string.Join('\n', missing));
    }

    private static string At(string path) => Path.Combine(SourceTree.Root, "tests", path);

    private static IEnumerable<string> Documents() =>
        Directory
            .EnumerateFiles(Path.Combine(SourceTree.Root, "docs"), "*.md", SearchOption.AllDirectories)
            .Append(Path.Combine(SourceTree.Root, "README.md"));

    [GeneratedRegex(@"\]\((?<to>[^)#:\s]+)(?:#[^)]*)?\)", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Link();

    [GeneratedRegex(
        @"`(?<path>(?:Interlock\.\w+\.Tests|Acceptance|ModelStub)[\w./]*)`",
        RegexOptions.ExplicitCapture,
        1000
    )]
    private static partial Regex TestPath();
}
