using System.CommandLine;
using Interlock.Cli.CommandLine;
using Interlock.Cli.Demo;
using Interlock.Cli.Ship;
using Interlock.Core.Runs;

namespace Interlock.Cli.Verbs;

/// <summary><c>demo</c>: the real loop on a scratch repository with scripted agents; no network, no key.</summary>
internal static class DemoVerb
{
    public static Command Create(Face face)
    {
        var keep = CommonOptions.Flag(
            "--keep",
            "Keep the scratch repository and its workspaces, not only the run's records."
        );
        var json = CommonOptions.Json();
        var command = new Command(
            "demo",
            "Ships a small change in a scratch repository: no network, no key, under half a minute."
        )
        {
            keep,
            json,
        };
        command.SetAction(
            (parsed, cancellation) => RunAsync(face, parsed.GetValue(keep), parsed.GetValue(json), cancellation)
        );
        return command.WithExamples(
            """
            Examples:
              interlock demo
              interlock demo --keep        look around in the repository afterwards
              interlock demo --json

            The loop, git, the check and the landing are real; only the agents are scripts. One of them makes a real
            mistake, a reviewer finds it by trying, and only that task is done again.
            """
        );
    }

    private static async Task<int> RunAsync(Face face, bool keep, bool json, CancellationToken cancellation)
    {
        var scene = await DemoScene.BuildAsync(face, cancellation);
        await face.Error.WriteLineAsync($"interlock: a small repository with scripted agents is in {scene.Root}\n");
        var command = new ShipCommand(scene.FaceFor(face), scene.Arguments(json));
        var exit = await command.RunAsync(cancellation);
        // What failed is kept to be looked at.
        var gone = exit == ExitCode.Good && !keep && scene.DeleteAllButRecords();
        if (!gone)
            await face.Error.WriteLineAsync(
                $"\ninterlock: kept: {scene.Repository} (git log -p shows what landed); delete {scene.Root} when done"
            );
        return exit;
    }
}
