using Interlock.Cli.Demo;
using Interlock.Cli.Ship;
using Interlock.Core.State;

namespace Interlock.Cli.Bench;

/// <summary>The built-in small task: the demo's repository, with a check that only the finished work passes.</summary>
internal sealed class BenchScene : IDisposable
{
    private const string Task =
        "Count words: add the verb 'words' to tally.sh, so that 'tally.sh words FILE' prints how many words the file has. "
        + "Words are separated by any white space. Do it as 'lines' is done, with a test in tests/ and a line in the README.";

    private const string Check =
        """d=$(mktemp -d) && printf 'one  two\n\tthree\n' >"$d/f" && test "$(sh tally.sh words "$d/f" | tr -d ' ')" = 3; r=$?; rm -rf "$d"; exit $r""";

    private readonly DemoScene demo;
    private readonly StateHome home;

    private BenchScene(DemoScene demo, StateHome home)
    {
        this.demo = demo;
        this.home = home;
    }

    /// <summary>Builds its repository in a temporary folder.</summary>
    public static async Task<BenchScene> BuildAsync(Face face, CancellationToken cancellation) =>
        new(await DemoScene.BuildAsync(face, cancellation), face.Home);

    /// <summary>The arguments with this task, this repository and its check.</summary>
    public ShipArguments Fill(ShipArguments arguments) =>
        arguments with
        {
            Request = Task,
            Repository = demo.Repository,
            Checks = [.. arguments.Checks, ("words", Check)],
        };

    /// <summary>Deletes all but the records of the run.</summary>
    public void Dispose()
    {
        var state = RepositoryState.Of(home, demo.Repository);
        foreach (var folder in (string[])[state.Pool, state.Store, demo.Root])
            if (Directory.Exists(folder))
                Directory.Delete(folder, recursive: true);
    }
}
