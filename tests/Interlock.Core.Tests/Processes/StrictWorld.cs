using Interlock.Core.Processes;
using Interlock.TestKit;
using Xunit;

namespace Interlock.Core.Tests.Processes;

/// <summary>A user's machine in a folder: a home with keys, repositories, a state home; and an agent strictly confined.</summary>
internal sealed class StrictWorld : IDisposable
{
    public const string Secret = "the-owner's-own-secret";
    private readonly TempFolder folder = new();
    private readonly Sandbox sandbox;

    private StrictWorld(Sandbox sandbox)
    {
        foreach (var path in (string[])["home/.ssh", "home/.aws", "repo/.git", "other/.git", "state/repos", "shown"])
            Directory.CreateDirectory(folder[path]);
        foreach (var path in (string[])["state/pool/1/tree", "state/sessions/one", "state/sessions/two"])
            Directory.CreateDirectory(folder[path]);
        foreach (var path in Files)
            File.WriteAllText(folder[path], Secret + "\n");
        this.sandbox = sandbox.Keep(folder["repo"], folder["state"]);
    }

    // No link is followed: an agent may have made one to the root of all.
    private static readonly EnumerationOptions Everything = new()
    {
        RecurseSubdirectories = true,
        AttributesToSkip = FileAttributes.ReparsePoint,
    };

    /// <summary>What belongs to the user.</summary>
    public static string[] Files { get; } =
    [
        "home/.ssh/id_rsa",
        "home/.aws/credentials",
        "home/notes",
        "repo/.git/config",
        "repo/code",
        "other/.git/config",
        "other/code",
        "state/repos/journal",
        "state/sessions/two/record",
    ];

    public string Root => folder.Path;

    public string Work => folder["state/pool/1/tree"];

    public string Session => folder["state/sessions/one"];

    public string this[string path] => folder[path];

    public static async Task<StrictWorld> CreateAsync()
    {
        var found = await RealSandbox.RequireStrictAsync(TestContext.Current.CancellationToken);
        return new StrictWorld(found);
    }

    public StrictAccess Access(bool network = false) =>
        new()
        {
            Writable = [Work, Session],
            ReadOnly = [folder["shown"]],
            Network = network,
        };

    public ProcessSpec Spec(string script, StrictAccess? access = null)
    {
        var spec = Commands.Shell(script, Work, supervised: true);
        return spec with
        {
            Environment = new Dictionary<string, string>(spec.Environment, StringComparer.Ordinal)
            {
                ["HOME"] = folder["home"],
                ["ROOT"] = Root,
                ["SESSION"] = Session,
            },
            Confinement = sandbox.Strict(access ?? Access()),
        };
    }

    public Task<ProcessResult> RunAsync(string script, StrictAccess? access = null) =>
        Host.Processes.RunAsync(Spec(script, access), TestContext.Current.CancellationToken);

    /// <summary>Asserts that everything of the user's is as it was and nothing is there that was not.</summary>
    public void IsUntouched()
    {
        foreach (var path in Files)
            Assert.Equal(Secret + "\n", File.ReadAllText(folder[path]));
        Assert.Equal(
            Files.Select(path => folder[path]).Order(StringComparer.Ordinal),
            Directory
                .GetFiles(Root, "*", Everything)
                .Where(p => !p.StartsWith(Work, StringComparison.Ordinal))
                .Where(p => !p.StartsWith(Session, StringComparison.Ordinal))
                .Order(StringComparer.Ordinal)
        );
    }

    public void Dispose() => folder.Dispose();
}
