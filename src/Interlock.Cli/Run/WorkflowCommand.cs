using Interlock.Cli.Output;
using Interlock.Cli.Ship;
using Interlock.Core.Git;
using Interlock.Loops.Workflows;
using Interlock.Loops.Workflows.Catalog;
using Interlock.Loops.Workflows.Host;

namespace Interlock.Cli.Run;

/// <summary>Carries out <c>run</c>: gathers what it needs, hands it to the loop, reports how it ended.</summary>
/// <param name="face">The outside.</param>
/// <param name="arguments">The command line.</param>
internal sealed class WorkflowCommand(Face face, WorkflowArguments arguments)
{
    /// <summary>Runs to the exit code.</summary>
    public async Task<int> RunAsync(CancellationToken cancellation)
    {
        var (repository, missing) = await UserRepository.FindAsync(
            arguments.Repository,
            face.Processes,
            face.Environment,
            cancellation
        );
        if (repository is null)
            return Complaint.Preflight(face, arguments.Json, missing!);
        var (file, unknown) = new WorkflowCatalog(repository.Root).Find(arguments.Script, face.CurrentFolder);
        if (file is null)
            return Complaint.Wrong(face, arguments.Json, unknown!);
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
        var (options, faults) = WorkflowSettings.Join(arguments, configuration, face.CurrentFolder, repository.Root);
        if (options is null)
            return Complaint.Configuration(face, arguments.Json, faults, "see docs/configuration.md");
        return await RunAsync(repository, tip, file, options, cancellation);
    }

    private async Task<int> RunAsync(
        UserRepository repository,
        RepositoryTip tip,
        WorkflowFile file,
        WorkflowOptions options,
        CancellationToken cancellation
    )
    {
        var opened = await OpenedScript.OpenAsync(
            file,
            new ScriptHostOptions(face.Processes, face.Environment, face.Time),
            cancellation
        );
        if (opened.Failure is { } unable)
            return Complaint.Preflight(face, arguments.Json, unable);
        if (opened is not { Host: { } host, Script: { } script })
            return Complaint.Wrong(face, arguments.Json, WorkflowFailures.Invalid(opened.Script!.Problems));
        await using var _ = host;
        if (arguments.DryRun)
            return await new WorkflowDryRun(face, arguments.Json).RunAsync(
                repository,
                file,
                script,
                options,
                host,
                cancellation
            );
        (options, var unusable) = await WorkflowAgents.ResolveAsync(face, options, cancellation);
        if (unusable is not null)
            return Complaint.Preflight(face, arguments.Json, unusable);
        var dirty = await repository.ReadDirtyPathsAsync(cancellation);
        return await new WorkflowRun(face, arguments.Json, arguments.Explain, arguments.Report).StartAsync(
            new WorkflowReady(repository, tip, dirty, options, file, script, host),
            cancellation
        );
    }
}
