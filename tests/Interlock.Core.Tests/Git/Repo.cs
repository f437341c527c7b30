using System.Diagnostics;
using System.Globalization;
using System.Text;
using Interlock.Core.Git;
using Interlock.TestKit;
using Xunit;

namespace Interlock.Core.Tests.Git;

/// <summary>A user's repository with our view of it and the harness's store, all on disk.</summary>
internal sealed class Repo : IDisposable
{
    public TestRepository Files { get; } = new();

    public string StorePath => Path.Combine(Files.Home, "state", "store.git");

    public CancellationToken Stop { get; } = TestContext.Current.CancellationToken;

    /// <summary>The machine with a home of the test's own: its .gitconfig is the user's.</summary>
    public Core.Processes.HostEnvironment Environment => Host.Environment(Files.Home, ("GIT_CONFIG_NOSYSTEM", "1"));

    public async Task<UserRepository> FindAsync(string? folder = null)
    {
        Directory.CreateDirectory(Files.Home);
        var (found, failure) = await UserRepository.FindAsync(folder ?? Files.Root, Host.Processes, Environment, Stop);
        Assert.Null(failure);
        return found!;
    }

    public async Task<ObjectStore> StoreAsync() =>
        await ObjectStore.OpenAsync(StorePath, await FindAsync(), Host.Processes, Environment, Stop);

    public ObjectId Tree(string revision = "HEAD") => ObjectId.Parse(Files.Git("rev-parse", revision + "^{tree}"));

    /// <summary>Runs a shell line in the checkout: for names and modes that no string can hold.</summary>
    public string Shell(string line) => ShellIn(Files.Root, line);

    public static string ShellIn(string folder, string line)
    {
        var start = new ProcessStartInfo("/bin/bash", ["-ec", line])
        {
            WorkingDirectory = folder,
            UseShellExecute = false,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        using var process = Process.Start(start)!;
        var error = process.StandardError.ReadToEndAsync();
        var output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        return process.ExitCode == 0 ? output : throw new InvalidOperationException($"{line}: {error.Result}");
    }

    /// <summary>Every file below the checkout but .git: name (hex), type, mode and content, one a line.</summary>
    public string Snapshot() =>
        Shell(
            """
            find . -path ./.git -prune -o -mindepth 1 -printf '%P\0%y\0%m\0%l\0' | od -An -tx1 -v | tr -d ' \n'
            echo
            find . -path ./.git -prune -o -type f -print0 | LC_ALL=C sort -z | xargs -0 -r sha256sum -z | od -An -tx1 -v | tr -d ' \n'
            """
        );

    public static byte[] Noise(int length, int seed)
    {
        var bytes = new byte[length];
#pragma warning disable CA5394 // test data
        new Random(seed).NextBytes(bytes);
#pragma warning restore CA5394
        return bytes;
    }

    public static RepoPath P(string plain) => RepoPath.FromPlain(plain);

    public static RepoPath Bytes(string hex) => RepoPath.FromBytes(Convert.FromHexString(hex));

    public static string Utf8(byte[] bytes) => Encoding.UTF8.GetString(bytes);

    public static string Number(int value) => value.ToString(CultureInfo.InvariantCulture);

    public void Dispose() => Files.Dispose();
}
