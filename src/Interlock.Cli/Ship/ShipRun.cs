using System.Security.Cryptography;
using Interlock.Cli.Faults;
using Interlock.Cli.Output;
using Interlock.Cli.Progress;
using Interlock.Cli.Report;
using Interlock.Cli.Runs;
using Interlock.Core.Failures;
using Interlock.Core.Runs;
using Interlock.Loops.Ship;

namespace Interlock.Cli.Ship;

/// <summary>Runs or resumes a ship while its progress is shown, then prints how it ended.</summary>
/// <param name="face">The outside.</param>
/// <param name="json">Whether the end is printed as JSON.</param>
/// <param name="report">Whether its page is written.</param>
internal sealed class ShipRun(Face face, bool json, bool report)
{
    /// <summary>Starts a run and sees it to its end.</summary>
    public Task<int> StartAsync(ShipReady ready, CancellationToken cancellation) =>
        FollowAsync(async session => (await session.StartAsync(ready, cancellation), null));

    /// <summary>Goes on with a run.</summary>
    public Task<int> ResumeAsync(RunFolder folder, ShipChanges changes, CancellationToken cancellation) =>
        FollowAsync(session => session.ResumeAsync(folder, changes, cancellation));

    private async Task<int> FollowAsync(Func<ShipSession, Task<(ShipEnd? End, Failure? Failure)>> work)
    {
        RunFolder? folder = null;
        ShipEnd? end;
        Failure? failure;
        await using (var progress = new RunProgress(face))
        {
            var seed = RandomNumberGenerator.GetInt32(int.MaxValue);
            var host = new ShipHost(
                face.Environment,
                face.Processes,
                face.Time,
                new Random(seed),
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
            (end, failure) = await work(
                new ShipSession(host, face.Home, (name, options) => ShipAgents.Create(face, options, name))
            );
        }
        if (end is null || folder is null)
            return Complaint.Failed(face, json, failure!);
        if (report)
            AutomaticReport.Write(face, folder, BuiltPage.Read());
        RunPrinter.Print(face, folder, json);
        return end.Exit;
    }
}
