using System.Diagnostics;
using System.Text;

namespace Interlock.TestKit;

/// <summary>A real git repository in a temporary folder, driven by plain git as a user would.</summary>
public sealed class TestRepository : IDisposable
{
    private readonly TempFolder folder = new();

    public TestRepository()
        : this(null) { }

    private TestRepository(string? source)
    {
        Directory.CreateDirectory(Home);
        if (source is null)
            GitIn(folder.Path, "init", "-q", "-b", "main", Root);
        else
            GitIn(folder.Path, "clone", "-q", source, Root);
        Git("config", "user.name", "Test Person");
        Git("config", "user.email", "person@example.test");
    }

    /// <summary>The checkout.</summary>
    public string Root => folder["repo"];

    /// <summary>A home folder beside the checkout, for state.</summary>
    public string Home => folder["home"];

    /// <summary>A copy of another repository with its history: <c>git clone</c>.</summary>
    public static TestRepository CloneOf(string source) => new(source);

    /// <summary>Writes a text file below the checkout.</summary>
    public TestRepository Write(string path, string text) => Write(path, Encoding.UTF8.GetBytes(text));

    public TestRepository Write(string path, byte[] content)
    {
        var full = Path.Combine(Root, path);
        Directory.CreateDirectory(Path.GetDirectoryName(full)!);
        File.WriteAllBytes(full, content);
        return this;
    }

    public string Read(string path) => File.ReadAllText(Path.Combine(Root, path));

    /// <summary>Completes when a file is there: how a command of an agent says that it has begun.</summary>
    public async Task Appears(string name)
    {
        // Looked for, because FileSystemWatcher was seen to lose the event when many tests run.
        using var look = new PeriodicTimer(TimeSpan.FromMilliseconds(50));
        while (!File.Exists(Path.Combine(Root, name)))
            await look.WaitForNextTickAsync();
    }

    /// <summary>Commits everything and returns the commit id.</summary>
    public string Commit(string message = "work")
    {
        Git("add", "-A", "-f");
        Git("commit", "-q", "--no-gpg-sign", "-m", message);
        return Git("rev-parse", "HEAD").Trim();
    }

    /// <summary>Runs git in the checkout and returns stdout; throws when it fails.</summary>
    public string Git(params string[] arguments) => GitIn(Root, arguments);

    /// <summary>Runs git in any folder.</summary>
    public static string GitIn(string workingDirectory, params string[] arguments)
    {
        var start = new ProcessStartInfo("git", arguments)
        {
            WorkingDirectory = workingDirectory,
            UseShellExecute = false,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        start.Environment["GIT_CONFIG_GLOBAL"] = "/dev/null";
        start.Environment["GIT_CONFIG_NOSYSTEM"] = "1";
        using var process = Process.Start(start)!;
        var error = process.StandardError.ReadToEndAsync();
        var output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        return process.ExitCode == 0
            ? output
            : throw new InvalidOperationException($"git {string.Join(' ', arguments)}: {error.Result}");
    }

    public void Dispose() => folder.Dispose();
}
