using System.Text;
using Interlock.Core.Processes;
using Interlock.Core.Runs;

namespace Interlock.Cli.Mcp;

/// <summary>
/// A run in a process of its own: it goes on when the client, and with it this server, is closed, and it can be
/// stopped by <c>runs stop</c> like any other.
/// </summary>
internal sealed class RunWorker
{
    private const int MostOutput = 8 * 1024 * 1024;
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(50);

    private readonly Face face;
    private readonly RunningProcess process;
    private readonly ProcessIdentity? identity;
    private readonly Task<string> output;

    private RunWorker(Face face, RunningProcess process)
    {
        this.face = face;
        this.process = process;
        identity = process.Identity;
        output = ReadAsync(process.StandardOutput);
    }

    /// <summary>Starts it.</summary>
    /// <param name="face">The outside.</param>
    /// <param name="arguments">The command line of the verb.</param>
    /// <param name="folder">The folder that the verb stands in.</param>
    /// <param name="input">What it reads, or null.</param>
    /// <exception cref="ProcessStartException">The program is not there.</exception>
    public static async Task<RunWorker> StartAsync(
        Face face,
        IReadOnlyList<string> arguments,
        string folder,
        string? input
    )
    {
        var started = face.Processes.Start(
            new ProcessSpec
            {
                FileName = face.Program,
                Arguments = ["detached", "--", .. arguments],
                WorkingDirectory = folder,
                Environment = face.Environment.Variables,
            }
        );
        var worker = new RunWorker(face, started);
        try
        {
            await started.StandardInput.WriteAsync(Encoding.UTF8.GetBytes(input ?? ""));
            await started.StandardInput.DisposeAsync();
        }
        catch (IOException gone)
        {
            // It ended before it read: its answer tells why.
            await face.Error.WriteLineAsync($"interlock: {gone.Message}");
        }
        return worker;
    }

    /// <summary>The run, as soon as it holds one; null when it ended without.</summary>
    public async Task<RunFolder?> RunAsync(string folder, CancellationToken cancellation)
    {
        while (true)
        {
            var ended = process.Exited.IsCompleted;
            var scope = await Runs.RunScope.AroundAsync(face with { CurrentFolder = folder }, null, cancellation);
            if (
                scope.List(all: false).FirstOrDefault(run => identity is not null && run.LastEngine == identity) is
                { } mine
            )
                return mine;
            if (ended)
                return null;
            await Task.WhenAny(process.Exited, Task.Delay(Pause, face.Time, cancellation));
            cancellation.ThrowIfCancellationRequested();
        }
    }

    /// <summary>Its answer, when it has ended.</summary>
    public async Task<VerbCall> EndAsync(CancellationToken cancellation)
    {
        var exit = await process.Exited.WaitAsync(cancellation);
        var document = await output.WaitAsync(cancellation);
        await process.DisposeAsync();
        return new VerbCall(exit, document);
    }

    /// <summary>Asks it to end, as Ctrl-C does.</summary>
    public void Interrupt() => identity?.AskToEnd();

    private static async Task<string> ReadAsync(Stream stream)
    {
        using var kept = new MemoryStream();
        var buffer = new byte[16 * 1024];
        while (await stream.ReadAsync(buffer) is var count and > 0)
            if (kept.Length < MostOutput)
                await kept.WriteAsync(buffer.AsMemory(0, count));
        return Encoding.UTF8.GetString(kept.GetBuffer(), 0, (int)kept.Length);
    }
}
