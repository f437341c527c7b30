using System.Globalization;
using Xunit;

namespace Interlock.Core.Tests.Changes;

/// <summary>Random work, captured by us and added by plain git: both must come to the same tree.</summary>
public sealed class CaptureOracleTests
{
    [Theory(Timeout = 60_000)]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public async Task A_captured_tree_is_the_one_that_git_add_makes(int seed)
    {
        await using var world = CaptureTests.World();
        for (var i = 0; i < 60; i++)
            world.Files.Write(string.Create(CultureInfo.InvariantCulture, $"p{i % 7}/q{i % 3}/f{i}"), Text(i));
        world.Files.Write(".gitignore", "*.o\n/out/\n").Commit();
        await using var workspace = await world.LeaseAsync();
#pragma warning disable CA5394 // test data
        var random = new Random(seed);
        for (var i = 0; i < 80; i++)
            world.Agent(workspace, Step(random));
#pragma warning restore CA5394

        var change = await world.CaptureAsync(workspace);
        var expected = world.Agent(workspace, "git checkout -q HEAD -- .gitignore; git add -A; git write-tree").Trim();

        Assert.Empty(change.Refused);
        Assert.Equal(expected, change.ResultTree.Hex);
        Assert.Equal(
            world.Agent(workspace, $"git diff-tree -r --name-only --no-renames {world.Tree} {expected}"),
            string.Concat(change.Entries.Select(e => e.Path.Text + "\n"))
        );
    }

    private static string Step(Random random)
    {
#pragma warning disable CA5394 // test data
        var (a, b, c) = (random.Next(7), random.Next(3), random.Next(60));
        var path = string.Create(CultureInfo.InvariantCulture, $"p{a}/q{b}/f{c}");
        return random.Next(9) switch
#pragma warning restore CA5394
        {
            0 => $"mkdir -p $(dirname {path}); [ -d {path} ] || echo {c} >> {path}",
            1 => $"rm -rf {path}",
            2 => $"[ ! -f {path} ] || chmod +x {path}",
            3 => $"rm -rf {path}; mkdir -p {path}/in; echo x > {path}/in/g; echo y > {path}/in/h.o",
            4 =>
                $"rm -rf {path}; mkdir -p $(dirname {path}); ln -s f{(c + 1).ToString(CultureInfo.InvariantCulture)} {path}",
            5 => $"[ ! -f {path} ] || touch {path}",
            6 =>
                $"mkdir -p out n{c.ToString(CultureInfo.InvariantCulture)}/m; echo z > out/z; echo w > n{c.ToString(CultureInfo.InvariantCulture)}/m/w",
            7 =>
                $"[ ! -e p{a.ToString(CultureInfo.InvariantCulture)} ] || mv p{a.ToString(CultureInfo.InvariantCulture)} r{c.ToString(CultureInfo.InvariantCulture)} 2>/dev/null || true",
            _ => $"git add -A; git commit -q --allow-empty -m {c.ToString(CultureInfo.InvariantCulture)}",
        };
    }

    private static string Text(int i) => string.Create(CultureInfo.InvariantCulture, $"content {i}\n");
}
