using System.Security.Cryptography;
using Interlock.Cli.Faults;
using Interlock.Cli.Output;
using Interlock.Cli.Progress;
using Interlock.Cli.Report;
using Interlock.Cli.Runs;
using Interlock.Core.Failures;
using Interlock.Core.Runs;
using Interlock.Loops.Ship;
using Interlock.Loops.Workflows;

namespace Interlock.Cli.Run;

/// <summary>Runs or resumes a workflow while its progress is shown, then prints how it ended.</summary>
/// <param name="face">The outside.</param>
/// <param name="json">Whether the end is printed as JSON.</param>
/// <param name="explain">Whether each step is explained on stderr.</param>
/// <param name="report">Whether its page is written.</param>
internal sealed class WorkflowRun(Face face, bool json, bool explain, bool report)
{
    /// <summary>Starts a run and sees it to its end.</summary>
    public Task<int> StartAsync(WorkflowReady ready, CancellationToken cancellation) =>
        FollowAsync(async session => (await session.StartAsync(ready, cancellation), null));

    /// <summary>Goes on with a run.</summary>
    public Task<int> ResumeAsync(RunFolder folder, WorkflowChanges changes, CancellationToken cancellation) =>
        FollowAsync(session => session.ResumeAsync(folder, changes, cancellation));

    private async Task<int> FollowAsync(Func<WorkflowSession, Task<(WorkflowEnd? End, Failure? Failure)>> work)
    {
        RunFolder? folder = null;
        WorkflowEnd? end;
        Failure? failure;
        await using (var progress = new RunProgress(face))
        {
            var host = new ShipHost(
                face.Environment,
                face.Processes,
                face.Time,
                new Random(RandomNumberGenerator.GetInt32(int.MaxValue)),
                FaultInjection.Options(face)
            )
            {
                Progress = progress.Activity,
                RunCreated = created =>
                {
                    folder = created;
                    face.Work.Run = created.Id;
                    progress.Begin(created.Path);
                },
            };
            var session = new WorkflowSession(
                host,
                face.Home,
                (name, options) => WorkflowAgents.Create(face, options, name)
            )
            {
                Explain = explain ? line => face.Error.WriteLine(line) : null,
            };
            (end, failure) = await work(session);
        }
        if (end is null || folder is null)
            return Complaint.Failed(face, json, failure!);
        if (report)
            AutomaticReport.Write(face, folder, BuiltPage.Read());
        RunPrinter.Print(face, folder, json);
        return end.End.Exit;
    }
}
