using Interlock.Cli.Ship;
using Interlock.Core.Configuration;
using Interlock.Core.Processes;

namespace Interlock.Cli.Demo;

/// <summary>A temporary folder with a real repository, scripted agents and state of its own.</summary>
/// <param name="Root">The folder.</param>
internal sealed record DemoScene(string Root)
{
    /// <summary>The checkout.</summary>
    public string Repository => Path.Combine(Root, "tally");

    private string Agents => Path.Combine(Root, "agents");

    private string State => Path.Combine(Root, "state");

    /// <summary>Builds it: files from the program, commits by git.</summary>
    public static async Task<DemoScene> BuildAsync(Face face, CancellationToken cancellation)
    {
        var scene = new DemoScene(Directory.CreateTempSubdirectory("interlock-demo-").FullName);
        DemoFiles.Write("repository", scene.Repository);
        DemoFiles.Write("agents", scene.Agents);
        await scene.GitAsync(face, cancellation, "init", "-q", "-b", "main");
        await scene.GitAsync(face, cancellation, "config", "user.name", "Interlock demo");
        await scene.GitAsync(face, cancellation, "config", "user.email", "demo@localhost");
        await scene.GitAsync(face, cancellation, "add", "-A");
        await scene.GitAsync(face, cancellation, "commit", "-q", "-m", "Count lines");
        return scene;
    }

    /// <summary>The outside as the demo's run sees it: state of its own, plain lines.</summary>
    public Face FaceFor(Face face) =>
        face with
        {
            Environment = new HostEnvironment(
                new Dictionary<string, string>(face.Environment.Variables, StringComparer.Ordinal)
                {
                    ["INTERLOCK_HOME"] = State,
                }
            ),
            CurrentFolder = Repository,
            IsLive = false,
        };

    /// <summary>What a user would type.</summary>
    public ShipArguments Arguments(bool json) =>
        new()
        {
            Request = "Count words: add the verb 'words' to tally.sh, with a test and a line in the README.",
            Agent = Script("implement"),
            Planner = Script("plan"),
            Reviewers =
            [
                new ReviewerSettings("correctness", null, Script("review-correctness")),
                new ReviewerSettings("owner-risk", null, Script("review-owner-risk")),
            ],
            Land = "commit",
            Message = "Count words",
            Json = json,
            Repository = Repository,
        };

    /// <summary>Deletes all but the records of the run; false when something could not be deleted.</summary>
    public bool DeleteAllButRecords()
    {
        try
        {
            Directory.Delete(Repository, recursive: true);
            Directory.Delete(Agents, recursive: true);
            foreach (var repository in Directory.EnumerateDirectories(Path.Combine(State, "repos")))
            foreach (
                var part in Directory
                    .EnumerateDirectories(repository)
                    .Where(part => Path.GetFileName(part) is not ("runs" or "evidence"))
            )
                Directory.Delete(part, recursive: true);
            return true;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return false; // the caller says where the rest lies
        }
    }

    private string Script(string name) =>
        $"command:sh '{Path.Combine(Agents, name + ".sh").Replace("'", "'\\''", StringComparison.Ordinal)}'";

    private async Task GitAsync(Face face, CancellationToken cancellation, params string[] arguments)
    {
        var result = await face.Processes.RunAsync(
            new ProcessSpec
            {
                FileName = "git",
                Arguments = ["-c", "core.hooksPath=/dev/null", "-c", "commit.gpgSign=false", .. arguments],
                WorkingDirectory = Repository,
                Environment = face.Environment.ForChild(),
                Timeout = TimeSpan.FromSeconds(30),
            },
            cancellation
        );
        if (result.ExitCode != 0)
            throw new InvalidOperationException($"git {arguments[0]}: {result.ErrorText.Trim()}");
    }
}
