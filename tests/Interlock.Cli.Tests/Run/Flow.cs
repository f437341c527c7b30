using System.Text.Json;
using Interlock.TestKit;

namespace Interlock.Cli.Tests.Run;

/// <summary>A repository with a workflow and a command agent, and the runs of it.</summary>
internal sealed class Flow : IDisposable
{
    // Writes one line a call into the session folder's run, so that a test can count what was really asked.
    private const string Agent = """
        import os, sys, re
        prompt = sys.stdin.read()
        count = os.path.join(os.environ["FLOW_LOG"], re.sub(r"[^a-z0-9-]", "_", prompt.split("\n")[0].lower())[:60])
        with open(count, "a") as f: f.write("x")
        """;

    private readonly TempFolder folder = new();
    private readonly TestFace face;

    public Flow(string script, string agent = "print('did: ' + prompt)")
    {
        Repository.Write("flow.js", script).Write("a.txt", "one\n").Write("b.txt", "one\n").Commit();
        Directory.CreateDirectory(Log);
        File.WriteAllText(
            folder["agent.py"],
            Agent.Replace("os.environ[\"FLOW_LOG\"]", $"\"{Log}\"", StringComparison.Ordinal) + "\n" + agent
        );
        face = new TestFace(("INTERLOCK_CONFINEMENT", "off"));
    }

    public TestRepository Repository { get; } = new();

    public string Log => folder["log"];

    public string AgentName => $"command:python3 {folder["agent.py"]}";

    public string Errors => face.Error.ToString();

    /// <summary>How often each prompt (its first line) was really asked.</summary>
    public IReadOnlyDictionary<string, long> Asked =>
        Directory
            .EnumerateFiles(Log)
            .ToDictionary(file => Path.GetFileName(file), file => new FileInfo(file).Length, StringComparer.Ordinal);

    public Flow Script(string text)
    {
        Repository.Write("flow.js", text);
        return this;
    }

    public Task<(int Exit, JsonElement Report)> RunAsync(params string[] options) =>
        CallAsync(["run", Path.Combine(Repository.Root, "flow.js"), "--agent", AgentName, .. options]);

    public Task<(int Exit, JsonElement Report)> ResumeAsync(params string[] options) =>
        CallAsync(["runs", "resume", "latest", .. options]);

    public async Task<(int Exit, JsonElement Report)> CallAsync(params string[] arguments)
    {
        face.Output.GetStringBuilder().Clear();
        var exit = await face.RunAsync([.. arguments, "--json", "--repo", Repository.Root]);
        return (exit, JsonElement.Parse(face.Output.ToString()));
    }

    /// <summary>The result of a run that must succeed.</summary>
    public async Task<string> ValueAsync(params string[] options)
    {
        var (exit, report) = await RunAsync(options);
        Assert.True(exit == 0, $"{exit}: {report}\n{Errors}");
        return report.GetProperty("result").GetRawText();
    }

    public void Dispose()
    {
        face.Dispose();
        Repository.Dispose();
        folder.Dispose();
    }
}
