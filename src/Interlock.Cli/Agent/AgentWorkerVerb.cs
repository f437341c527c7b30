using System.CommandLine;
using Interlock.Cli.CommandLine;
using Interlock.Core.Runs;
using Interlock.Core.Sessions;
using Interlock.Loops.Sessions;

namespace Interlock.Cli.Agent;

/// <summary><c>agent worker</c>: what every other verb starts to run a turn; not for people.</summary>
internal static class AgentWorkerVerb
{
    public static Command Create(Face face)
    {
        var folder = new Argument<string>("folder") { Description = "Folder of the session." };
        var command = new Command("worker", "Runs the turn that a session waits for; started by the other verbs.")
        {
            folder,
        };
        command.Hidden = true;
        command.SetAction((parsed, cancellation) => RunAsync(face, parsed.GetValue(folder)!, cancellation));
        return command.WithExamples(
            """
            Example:
              interlock agent worker FOLDER     says 'ready' when it holds the session; reads 'interrupt', 'stop' and 'detach'

            The end of its stdin without 'detach' means that its caller died: it stops the session.
            """
        );
    }

    private static async Task<int> RunAsync(Face face, string path, CancellationToken cancellation)
    {
        WorkerProcess.LeaveCaller();
        var folder = new SessionFolder(Path.GetFullPath(path, face.CurrentFolder));
        using var signals = new SessionSignals();
        await using var stop = cancellation.Register(() => signals.Stop("stopped"));
        var ended = false;
        _ = Task.Run(() => Listen(face.Input, signals, () => Volatile.Read(ref ended)), CancellationToken.None);
        try
        {
            await new SessionWorker(AgentStore.Host(face), folder, signals).RunAsync(() =>
            {
                face.Output.WriteLine(WorkerProcess.Ready);
                face.Output.Flush();
            });
        }
        catch (Exception e) when (e is not OperationCanceledException)
        {
            // Nobody may be at the other end of stderr any more.
            await File.AppendAllTextAsync(folder.WorkerLog, $"{face.Time.GetUtcNow():u} {e}\n", CancellationToken.None);
            throw;
        }
        finally
        {
            Volatile.Write(ref ended, true);
        }
        return ExitCode.Good;
    }

    private static void Listen(TextReader input, SessionSignals signals, Func<bool> ended)
    {
        var isLetGo = false;
        while (input.ReadLine() is { } line && !ended())
            if (line == WorkerProcess.Interrupt)
                signals.Interrupt();
            else if (line == WorkerProcess.Stop)
                signals.Stop("stopped");
            else if (line == WorkerProcess.Detach)
                isLetGo = true;
        if (!isLetGo && !ended())
            signals.Stop("its caller died");
    }
}
