using Interlock.Cli.CommandLine;
using Interlock.Cli.Output;
using Interlock.Core.Git;
using Interlock.Core.Text;
using Interlock.Loops.Ship;
using Interlock.Loops.Ship.Preflight;

namespace Interlock.Cli.Ship;

/// <summary>Carries out <c>ship</c>: gathers what it needs, hands it to the loop, reports how it ended.</summary>
/// <param name="face">The outside.</param>
/// <param name="arguments">The command line.</param>
internal sealed class ShipCommand(Face face, ShipArguments arguments)
{
    /// <summary>Runs to the exit code.</summary>
    public async Task<int> RunAsync(CancellationToken cancellation)
    {
        string? tasks = null;
        if (arguments.TasksFile is { } file)
        {
            (tasks, var fault) = await OptionFile.ReadAsync(face, "--tasks", file, cancellation);
            if (tasks is null)
                return Complaint.Configuration(
                    face,
                    arguments.Json,
                    [fault!],
                    "name a file of the form that 'interlock ship --help' shows"
                );
        }
        var (repository, missing) = await UserRepository.FindAsync(
            arguments.Repository,
            face.Processes,
            face.Environment,
            cancellation
        );
        if (repository is null)
            return Complaint.Preflight(face, arguments.Json, missing!);
        _ = Place.StateOf(face, repository.Root); // refuses state inside the checkout
        var (tip, noTip) = await repository.ReadTipAsync(cancellation);
        if (tip is null)
            return Complaint.Preflight(face, arguments.Json, noTip!);
        var (configuration, wrong, note) = await BaseConfiguration.ReadAsync(repository, tip, cancellation);
        if (note is not null)
            await face.Error.WriteLineAsync($"interlock: {note}");
        if (configuration is null)
            return Complaint.Configuration(
                face,
                arguments.Json,
                [.. wrong.Select(one => one.ToString())],
                "correct the file and commit it; see docs/configuration.md"
            );
        var (options, faults) = ShipSettings.Join(arguments, configuration, tasks, face.CurrentFolder, repository.Root);
        return options is null
            ? Complaint.Configuration(face, arguments.Json, faults, "see interlock ship --help")
            : await ShipAsync(repository, options, cancellation);
    }

    private async Task<int> ShipAsync(UserRepository repository, ShipOptions options, CancellationToken cancellation)
    {
        (options, var noAuto) = await ShipAgents.ResolveAsync(face, options, cancellation);
        var preflight = new ShipPreflight(repository, name => ShipAgents.Find(face, options, name, noAuto));
        var (ready, faults) = await preflight.RunAsync(options, cancellation);
        if (ready is null)
            return Complaint.Preflight(face, arguments.Json, [.. faults.Select(Document)]);
        if (arguments.DryRun)
            return DryRun.Print(face, arguments.Json, ready);
        return await new ShipRun(face, arguments.Json, arguments.Report).StartAsync(ready, cancellation);
    }

    private static FaultDocument Document(PreflightFault fault) =>
        new(
            fault.Message,
            fault.Reason,
            fault.Task,
            fault.Value is null ? null : ExternalText.Line(fault.Value, 200),
            fault.Remedy
        );
}
