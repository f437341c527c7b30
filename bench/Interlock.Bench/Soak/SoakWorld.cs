using System.Diagnostics;

namespace Interlock.Bench.Soak;

/// <summary>The folder of a soak: a repository, a state home, a folder for temporary files, and the program in it.</summary>
internal sealed class SoakWorld : IDisposable
{
    private readonly SoakOptions options;

    private SoakWorld(SoakOptions options) => this.options = options;

    public string Root => Path.Combine(options.Folder, $"soak-{Environment.ProcessId}");

    public string Repository => Path.Combine(Root, "repo");

    public string State => Path.Combine(Root, "state");

    public string Temp => Path.Combine(Root, "tmp");

    public static async Task<SoakWorld> CreateAsync(SoakOptions options)
    {
        var world = new SoakWorld(options);
        foreach (var folder in (string[])[world.Repository, world.State, world.Temp])
            Directory.CreateDirectory(folder);
        await File.WriteAllTextAsync(Path.Combine(world.Repository, "a.txt"), new string('a', 10_000));
        foreach (
            var arguments in (string[][])
                [
                    ["init", "-q"],
                    ["add", "a.txt"],
                    ["-c", "user.name=Soak", "-c", "user.email=soak@example.test", "commit", "-q", "-m", "start"],
                ]
        )
            if ((await world.RunAsync("git", arguments)).Exit != 0)
                throw new InvalidOperationException("git cannot make a repository here");
        return world;
    }

    /// <summary>Starts the CLI; the caller waits or kills.</summary>
    public Process Start(params IEnumerable<string> arguments) => StartAny(options.Cli, arguments);

    /// <summary>Runs the CLI to its end.</summary>
    public Task<(int Exit, string Output)> CliAsync(params IEnumerable<string> arguments) =>
        RunAsync(options.Cli, arguments);

    /// <summary>Runs a program to its end.</summary>
    public async Task<(int Exit, string Output)> RunAsync(string program, IEnumerable<string> arguments)
    {
        using var process = StartAny(program, arguments);
        return await EndAsync(process);
    }

    /// <summary>Waits for the end of a program and reads what it says.</summary>
    public static async Task<(int Exit, string Output)> EndAsync(Process process)
    {
        var error = process.StandardError.ReadToEndAsync();
        var output = await process.StandardOutput.ReadToEndAsync();
        await error;
        await process.WaitForExitAsync();
        return (process.ExitCode, output);
    }

    public void Dispose() => Directory.Delete(Root, recursive: true);

    private Process StartAny(string program, IEnumerable<string> arguments)
    {
        var start = new ProcessStartInfo(program, arguments)
        {
            WorkingDirectory = Repository,
            UseShellExecute = false,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        start.Environment["HOME"] = Root;
        start.Environment["INTERLOCK_HOME"] = State;
        start.Environment["TMPDIR"] = Temp;
        var process = new Process { StartInfo = start };
        process.Start();
        process.StandardInput.Close();
        return process;
    }
}
