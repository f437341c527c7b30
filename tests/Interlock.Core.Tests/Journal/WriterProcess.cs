using System.Diagnostics;

namespace Interlock.Core.Tests.Journal;

/// <summary>Another process that writes a journal until it is killed.</summary>
internal sealed class WriterProcess : IDisposable
{
    private readonly Process process;

    private WriterProcess(Process process) => this.process = process;

    internal int Pid => process.Id;

    /// <summary>Starts it and waits until it holds the journal.</summary>
    internal static async Task<WriterProcess> StartAsync(string journal, int writers, params string[] more)
    {
        var program = Path.Combine(AppContext.BaseDirectory, "interlock-journal-writer");
        var start = new ProcessStartInfo(program, [journal, $"{writers}", .. more])
        {
            RedirectStandardOutput = true,
            UseShellExecute = false,
        };
        var writer = new WriterProcess(Process.Start(start)!);
        if (await writer.process.StandardOutput.ReadLineAsync() == "ready")
            return writer;
        writer.Dispose();
        throw new InvalidOperationException("The writer did not start.");
    }

    /// <summary>Reads some acknowledgements.</summary>
    internal async Task<List<string>> ReadAsync(int count)
    {
        var lines = new List<string>();
        while (lines.Count < count && await process.StandardOutput.ReadLineAsync() is { } line)
            lines.Add(line);
        return lines;
    }

    /// <summary>kill -9, then every whole acknowledgement it had still told.</summary>
    internal async Task<List<string>> KillAsync()
    {
        process.Kill();
        var rest = await process.StandardOutput.ReadToEndAsync();
        await process.WaitForExitAsync();
        return [.. rest[..(rest.LastIndexOf('\n') + 1)].Split('\n', StringSplitOptions.RemoveEmptyEntries)];
    }

    public void Dispose()
    {
        if (!process.HasExited)
            process.Kill();
        process.Dispose();
    }
}
