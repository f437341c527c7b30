using System.Diagnostics;
using System.Text.Json;

namespace Interlock.Acceptance;

/// <summary>The product as a user has it: the built program, run as a process.</summary>
public sealed class Cli(string workingDirectory, IReadOnlyDictionary<string, string> environment)
{
    // ./test names the launcher, so that the published program is under test; without it, the one built beside.
    private static string Program { get; } =
        Environment.GetEnvironmentVariable("INTERLOCK_TEST_PROGRAM")
        ?? Path.Combine(AppContext.BaseDirectory, "interlock");

    /// <summary>Starts the program; the caller waits or kills.</summary>
    public Process Start(IReadOnlyDictionary<string, string>? more, params string[] arguments) =>
        Start(more, keepsInput: false, arguments);

    /// <summary>Starts the program; the caller writes to its stdin if he keeps that, and waits or kills.</summary>
    public Process Start(IReadOnlyDictionary<string, string>? more, bool keepsInput, params string[] arguments)
    {
        var start = new ProcessStartInfo(Program, arguments)
        {
            WorkingDirectory = workingDirectory,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            RedirectStandardInput = true,
            UseShellExecute = false,
        };
        foreach (
            var (name, value) in environment.Concat(more ?? new Dictionary<string, string>(StringComparer.Ordinal))
        )
            start.Environment[name] = value;
        var process = Process.Start(start)!;
        if (!keepsInput)
            process.StandardInput.Close();
        return process;
    }

    /// <summary>Runs the program to its end.</summary>
    public Task<CliResult> RunAsync(params string[] arguments) => RunAsync(null, arguments);

    /// <summary>Runs the program to its end with more environment variables.</summary>
    public async Task<CliResult> RunAsync(IReadOnlyDictionary<string, string>? more, params string[] arguments)
    {
        using var process = Start(more, arguments);
        return await EndAsync(process);
    }

    /// <summary>Waits for the end of what was started.</summary>
    public static async Task<CliResult> EndAsync(Process process)
    {
        var output = process.StandardOutput.ReadToEndAsync();
        var error = process.StandardError.ReadToEndAsync();
        await process.WaitForExitAsync();
        return new CliResult(process.ExitCode, await output, await error);
    }
}

/// <summary>What a run of the program left.</summary>
public sealed record CliResult(int Exit, string Output, string Error)
{
    /// <summary>The one JSON document on stdout.</summary>
    public JsonElement Json => JsonElement.Parse(Output);
}
