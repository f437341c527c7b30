using System.CommandLine;
using Interlock.Cli.CommandLine;

namespace Interlock.Cli.Tests.CommandLine;

public sealed class HelpTests
{
    [Fact(Timeout = 30_000)]
    public async Task Every_verb_explains_itself_with_examples()
    {
        using var face = new TestFace();
        foreach (var path in Leaves(CommandTree.Create(face.Face), []))
        {
            face.Output.GetStringBuilder().Clear();
            Assert.Equal(0, await face.RunAsync([.. path, "--help"]));
            var help = face.Output.ToString();
            Assert.True(
                help.Contains($"interlock {string.Join(' ', path)}", StringComparison.Ordinal),
                $"{string.Join(' ', path)}: {help}"
            );
            Assert.Contains("Example", help, StringComparison.Ordinal);
        }
    }

    [Fact]
    public void The_overview_names_every_verb()
    {
        using var face = new TestFace();
        Assert.All(
            CommandTree.Create(face.Face).Subcommands.Where(verb => !verb.Hidden),
            verb => Assert.Contains($"\n  {verb.Name} ", FastPath.Overview, StringComparison.Ordinal)
        );
    }

    [Fact]
    public void Every_option_says_what_it_does()
    {
        using var face = new TestFace();
        var root = CommandTree.Create(face.Face);
        Assert.All(
            All(root).SelectMany(command => command.Options),
            option =>
                Assert.False(
                    string.IsNullOrWhiteSpace(option.Description) && option is not System.CommandLine.Help.HelpOption
                )
        );
    }

    [Theory(Timeout = 30_000)]
    [InlineData("[suggest:18]", "interlock ship --c", "--check")]
    [InlineData("[suggest:12]", "interlock ru", "runs")]
    public async Task A_shell_can_ask_what_comes_next(string directive, string line, string expected)
    {
        using var face = new TestFace();
        Assert.Equal(0, await face.RunAsync(directive, line));
        Assert.Contains(expected, face.Output.ToString(), StringComparison.Ordinal);
    }

    private static IEnumerable<string[]> Leaves(Command command, string[] path) =>
        command.Subcommands.Count == 0
            ? [path]
            : command.Subcommands.Where(verb => !verb.Hidden).SelectMany(verb => Leaves(verb, [.. path, verb.Name]));

    private static IEnumerable<Command> All(Command command) => command.Subcommands.SelectMany(All).Prepend(command);
}
