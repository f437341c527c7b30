using System.Globalization;
using System.Text;
using Interlock.Core.Changes;
using Interlock.TestKit;
using Xunit;

namespace Interlock.Core.Tests.Changes;

public sealed class IndexFileTests
{
    [Theory]
    [InlineData(2)]
    [InlineData(4)]
    public void The_index_is_read_as_git_lists_it(int version)
    {
        using var repository = new TestRepository();
        repository.Write("a.txt", "one").Write("dir/deep/b", "").Write("dir/deep/bb", "two").Write("z", "three");
        repository.Write("x" + new string('y', 130), "long");
        File.CreateSymbolicLink(Path.Combine(repository.Root, "link"), "z");
        repository.Commit();
        repository.Git("update-index", "--chmod=+x", "z");
        repository.Git("update-index", "--index-version", version.ToString(CultureInfo.InvariantCulture));

        var index = IndexFile.Read(IndexOf(repository), 20);

        var listed = index.Entries.Select(e =>
            $"{Convert.ToString(e.Mode, 8)} {e.Id} 0\t{Encoding.UTF8.GetString(e.Path)}\n"
        );
        Assert.Equal(repository.Git("ls-files", "-s"), string.Concat(listed));
        Assert.Equal(3u, index.Entries.Single(e => Encoding.UTF8.GetString(e.Path) == "a.txt").Size);
    }

    [Fact]
    public void A_repository_with_long_ids_is_read_too()
    {
        using var folder = new TempFolder();
        TestRepository.GitIn(folder.Path, "init", "-q", "--object-format=sha256", ".");
        File.WriteAllText(folder["f"], "x");
        TestRepository.GitIn(folder.Path, "add", "f");
        var entry = Assert.Single(IndexFile.Read(folder[".git/index"], 32).Entries);
        Assert.Equal(64, entry.Id.Hex.Length);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(5)]
    [InlineData(60)]
    public void A_damaged_index_is_said_to_be_damaged(int at)
    {
        using var repository = new TestRepository();
        repository.Write("a.txt", "one").Commit();
        var bytes = File.ReadAllBytes(IndexOf(repository));
        bytes[at] ^= 0x40;
        File.WriteAllBytes(IndexOf(repository), bytes);
        Assert.Throws<InvalidDataException>(() => IndexFile.Read(IndexOf(repository), 20));
        File.WriteAllBytes(IndexOf(repository), bytes[..at]);
        Assert.Throws<InvalidDataException>(() => IndexFile.Read(IndexOf(repository), 20));
    }

    private static string IndexOf(TestRepository repository) => Path.Combine(repository.Root, ".git", "index");
}
