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
    public Process Start(IReadOnlyDictionary<string, string>? more, bool keepsInput, params string[] arguments) =>
        StartProgram(Program, more, keepsInput, arguments);

    /// <summary>Starts it so that SIGINT reaches it, also where whoever runs the tests ignores that.</summary>
    public Process StartInterruptible(params string[] arguments) =>
        StartProgram("env", null, keepsInput: false, ["--default-signal=INT", Program, .. arguments]);

    /// <summary>Starts another program in the same place; the caller writes to its stdin.</summary>
    public Process StartOther(string program, params string[] arguments) =>
        StartProgram(program, null, keepsInput: true, arguments);

    /// <summary>Runs a line of a shell in which <c>$I</c> is the program.</summary>
    public async Task<CliResult> ShellAsync(string line)
    {
        var more = new Dictionary<string, string>(StringComparer.Ordinal) { ["I"] = Program };
        using var process = StartProgram("sh", more, keepsInput: false, ["-c", line]);
        return await EndAsync(process);
    }

    private Process StartProgram(
        string program,
        IReadOnlyDictionary<string, string>? more,
        bool keepsInput,
        string[] arguments
    )
    {
        var start = new ProcessStartInfo(program, arguments)
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
