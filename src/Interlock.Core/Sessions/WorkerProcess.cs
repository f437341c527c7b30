using System.Text;
using Interlock.Core.Processes;
using Interlock.Core.Text;
using Interlock.Supervisor;

namespace Interlock.Core.Sessions;

/// <summary>
/// The worker of a session as its caller sees it: a process that lives on by itself once it is let go. While its caller
/// holds its stdin, the end of that pipe tells it that the caller died.
/// </summary>
public sealed class WorkerProcess : IAsyncDisposable
{
    /// <summary>The line by which the worker says that it holds the session's lock.</summary>
    public const string Ready = "ready";

    /// <summary>The line by which a caller asks for an end of the turn.</summary>
    public const string Interrupt = "interrupt";

    /// <summary>The line by which a caller asks for the end of everything.</summary>
    public const string Stop = "stop";

    /// <summary>The line by which a caller leaves without ending the session.</summary>
    public const string Detach = "detach";

    private const int LongestComplaint = 2_000;
    private readonly ChildProcess child;
    private readonly StreamReader output;
    private readonly StreamWriter input;

    private WorkerProcess(ChildProcess child)
    {
        this.child = child;
        output = new StreamReader(child.Output);
        input = new StreamWriter(child.Input, new UTF8Encoding(false)) { AutoFlush = true };
    }

    /// <summary>Starts the worker. It inherits the whole environment: it is this program once more.</summary>
    /// <param name="program">Path of this program.</param>
    /// <param name="arguments">The hidden verb and its arguments.</param>
    /// <param name="folder">Folder to start in.</param>
    /// <param name="environment">The environment.</param>
    /// <param name="time">The clock.</param>
    /// <exception cref="ProcessStartException">The program is not there.</exception>
    public static WorkerProcess Start(
        string program,
        IReadOnlyList<string> arguments,
        string folder,
        HostEnvironment environment,
        TimeProvider time
    ) =>
        new(
            ChildProcess.Start(
                new ProcessSpec
                {
                    FileName = program,
                    Arguments = arguments,
                    WorkingDirectory = folder,
                    Environment = environment.Variables,
                },
                supervisor: null,
                time
            )
        );

    /// <summary>
    /// Called by the worker first: makes it the leader of a session of its own, so that no key and no closed terminal of
    /// its caller reaches it.
    /// </summary>
    public static void LeaveCaller() => _ = Native.SetSid();

    /// <summary>What the worker said on stderr until it ended, clean.</summary>
    public async Task<string> ComplaintAsync(CancellationToken cancellation)
    {
        using var error = new StreamReader(child.Error);
        var buffer = new char[LongestComplaint];
        var length = await error.ReadBlockAsync(buffer, cancellation);
        return ExternalText.Line(new string(buffer, 0, length), LongestComplaint);
    }

    /// <summary>Completes when the process is gone.</summary>
    public Task<int> Exited => child.Exited;

    /// <summary>Waits until the worker holds the session; false when it ended before.</summary>
    public async Task<bool> IsReadyAsync(CancellationToken cancellation) =>
        await output.ReadLineAsync(cancellation) == Ready;

    /// <summary>Says something to the worker; one that is gone hears nothing.</summary>
    public async Task SayAsync(string line)
    {
        try
        {
            await input.WriteLineAsync(line);
        }
        catch (IOException)
        {
            return; // it has ended meanwhile, and its journal says how
        }
    }

    /// <summary>Closes the pipes. A worker that was told to stay lives on.</summary>
    public ValueTask DisposeAsync()
    {
        child.Dispose();
        return ValueTask.CompletedTask;
    }
}
