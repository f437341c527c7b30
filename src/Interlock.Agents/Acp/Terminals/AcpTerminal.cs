using System.Text;
using System.Text.Json.Nodes;
using Interlock.Core.Processes;

namespace Interlock.Agents.Acp.Terminals;

/// <summary>A command that an agent runs through the engine: its output so far, and its end.</summary>
internal sealed class AcpTerminal : IAsyncDisposable
{
    // A daemon of the command may hold its output open: that is waited for no longer than this.
    private static readonly TimeSpan Grace = TimeSpan.FromMilliseconds(200);
    private readonly Lock gate = new();
    private readonly RunningProcess process;
    private readonly TimeProvider time;
    private readonly TailBuffer output;
    private readonly Task<int> ended;
    private int? exit;

    /// <summary>Begins to read what a process writes.</summary>
    /// <param name="process">The process; its stderr goes to its stdout.</param>
    /// <param name="limit">Most bytes kept: the last ones.</param>
    /// <param name="time">The clock.</param>
    public AcpTerminal(RunningProcess process, int limit, TimeProvider time)
    {
        this.process = process;
        this.time = time;
        output = new TailBuffer(limit);
        ended = RunAsync();
    }

    /// <summary>The result of <c>terminal/output</c>.</summary>
    public JsonObject Output()
    {
        lock (gate)
            return new JsonObject
            {
                ["output"] = Encoding.UTF8.GetString(output.Tail),
                ["truncated"] = output.IsCut,
                ["exitStatus"] = exit is { } code ? Status(code) : null,
            };
    }

    /// <summary>Waits for the end.</summary>
    /// <returns>The result of <c>terminal/wait_for_exit</c>.</returns>
    public async Task<JsonObject> WaitAsync(CancellationToken cancellation) =>
        Status(await ended.WaitAsync(cancellation));

    /// <summary>Ends the command and all that it started; its output can still be asked for.</summary>
    public async ValueTask DisposeAsync()
    {
        await process.DisposeAsync();
        await ended;
    }

    // An exit code above 128 is that of a shell whose command a signal ended.
    private static JsonObject Status(int code) =>
        new() { ["exitCode"] = code, ["signal"] = code > 128 ? $"{code - 128}" : null };

    private async Task<int> RunAsync()
    {
        var reading = ReadAsync();
        var code = await process.Exited;
        await Task.WhenAny(reading, Task.Delay(Grace, time));
        lock (gate)
            exit = code;
        return code;
    }

    private async Task ReadAsync()
    {
        var buffer = new byte[16 * 1024];
        try
        {
            while (await process.StandardOutput.ReadAsync(buffer) is var count and > 0)
                lock (gate)
                    output.Append(buffer.AsSpan(0, count));
        }
        catch (Exception over) when (over is IOException or ObjectDisposedException or OperationCanceledException)
        {
            return; // ended from here
        }
    }
}
