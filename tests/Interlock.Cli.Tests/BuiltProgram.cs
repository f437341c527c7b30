using System.Diagnostics;
using System.Text.Json;
using Interlock.TestKit;

namespace Interlock.Cli.Tests;

/// <summary>The built program, run as a process on a repository of its own with agents that are shell scripts.</summary>
internal sealed class BuiltProgram : IDisposable
{
    public const string Approve =
        """echo '{"decision":"approve","summary":"fine","blockers":[],"risks":[],"owner_questions":[],"verification":[]}'""";

    public const string OneTask =
        """{"tasks": [{"id": "only", "files": ["a.txt"], "prompt": "Write good into a.txt"}]}""";

    public static string Path { get; } = System.IO.Path.Combine(AppContext.BaseDirectory, "interlock");

    public TestRepository Repository { get; } = new();

    public string State => System.IO.Path.Combine(Repository.Home, "state");

    public void Dispose() => Repository.Dispose();

    /// <summary>Writes a file beside the repository and returns its path.</summary>
    public string Beside(string name, string text)
    {
        Directory.CreateDirectory(Repository.Home);
        var path = System.IO.Path.Combine(Repository.Home, name);
        File.WriteAllText(path, text);
        return path;
    }

    /// <summary>Arguments of a ship with one task and a scripted agent.</summary>
    public string[] Ship(string implement, params string[] more)
    {
        var agent = Beside(
            "agent.sh",
            $"cat >/dev/null\ncd . # the workspace\nif [ $INTERLOCK_ROLE = review ]; then {Approve}; else\n{implement}\nfi\n"
        );
        return
        [
            "ship",
            "make it good",
            "--tasks",
            Beside("tasks.json", OneTask),
            "--check",
            "words=grep -q good a.txt",
            "--agent",
            $"command:sh {agent}",
            "--json",
            .. more,
        ];
    }

    public Process Start(string[] arguments, params (string Name, string Value)[] environment)
    {
        var start = new ProcessStartInfo(Path, arguments)
        {
            WorkingDirectory = Repository.Root,
            UseShellExecute = false,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        start.Environment["HOME"] = Repository.Home;
        start.Environment["INTERLOCK_HOME"] = State;
        foreach (var (name, value) in environment)
            start.Environment[name] = value;
        return Process.Start(start)!;
    }

    public Task<(int Exit, string Output, string Error)> RunAsync(params string[] arguments) =>
        EndAsync(Start(arguments));

    public static async Task<(int Exit, string Output, string Error)> EndAsync(Process process)
    {
        using (process)
        {
            var (output, error) = (process.StandardOutput.ReadToEndAsync(), process.StandardError.ReadToEndAsync());
            await process.WaitForExitAsync(TestContext.Current.CancellationToken);
            return (process.ExitCode, await output, await error);
        }
    }

    public static JsonElement Json((int Exit, string Output, string Error) result)
    {
        Assert.True(result.Output.TrimStart().StartsWith('{'), $"exit {result.Exit}: {result.Output}{result.Error}");
        return JsonElement.Parse(result.Output);
    }
}
