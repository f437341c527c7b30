namespace Interlock.Cli.Tests.House;

/// <summary>Small files: median about 50 lines, p90 at most 200, none over 500.</summary>
public sealed class FileSizeTests
{
    [Fact]
    public void No_file_is_longer_than_500_lines()
    {
        var tooLong = Lengths("src", "tests", "bench").Where(file => file.Lines > 500).ToList();
        Assert.True(tooLong.Count == 0, string.Join('\n', tooLong));
    }

    [Theory]
    [InlineData("src", 80, 200)]
    [InlineData("tests", 120, 250)]
    public void The_median_and_the_90th_percentile_stay_small(string top, int median, int p90)
    {
        var lengths = Lengths(top).Select(file => file.Lines).Order().ToList();
        Assert.InRange(lengths[lengths.Count / 2], 1, median);
        Assert.InRange(lengths[lengths.Count * 9 / 10], 1, p90);
    }

    [Fact]
    public void No_file_of_the_page_is_longer_than_200_lines()
    {
        var page = Path.Combine(SourceTree.Root, "ui", "src");
        var files = Directory.EnumerateFiles(page, "*", SearchOption.AllDirectories).ToList();
        Assert.NotEmpty(files);
        Assert.DoesNotContain(files, file => File.ReadLines(file).Count() > 200);
    }

    private static IEnumerable<(string File, int Lines)> Lengths(params string[] tops) =>
        SourceTree.Files(tops).Select(file => (SourceTree.Relative(file), File.ReadLines(file).Count()));
}
