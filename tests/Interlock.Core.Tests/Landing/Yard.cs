using Interlock.Core.Git;
using Interlock.Core.Landing;
using Interlock.Core.Tests.Git;
using Interlock.TestKit;
using Xunit;

namespace Interlock.Core.Tests.Landing;

/// <summary>A user's repository, a store and a lander, with short ways to make candidates and to land them.</summary>
internal sealed class Yard : IDisposable
{
    public const string Run = "20260101-120000-abcd";

    private Yard(Repo repo, UserRepository user, ObjectStore store, RepositoryTip start)
    {
        Repo = repo;
        User = user;
        Store = store;
        Start = start;
        Lander = new Lander(user, store, Path.Combine(repo.Files.Home, "state"), TimeProvider.System);
    }

    public Repo Repo { get; }

    public TestRepository Files => Repo.Files;

    public UserRepository User { get; }

    public ObjectStore Store { get; }

    public Lander Lander { get; }

    /// <summary>The tip when the work started.</summary>
    public RepositoryTip Start { get; }

    public CancellationToken Stop => Repo.Stop;

    /// <summary>A repository whose first commit is what the shell line makes.</summary>
    public static async Task<Yard> MakeAsync(string shell, string? folder = null)
    {
        var repo = new Repo();
        repo.Shell(shell);
        repo.Files.Commit();
        return await OpenAsync(repo, folder);
    }

    public static async Task<Yard> OpenAsync(Repo repo, string? folder = null)
    {
        var user = await repo.FindAsync(folder);
        var store = await ObjectStore.OpenAsync(repo.StorePath, user, Host.Processes, repo.Environment, repo.Stop);
        return new Yard(repo, user, store, (await user.ReadTipAsync(repo.Stop)).Tip!);
    }

    /// <summary>The tree that a shell line makes of the start, built in a clone so that the checkout sees nothing of it.</summary>
    public ObjectId Candidate(string shell)
    {
        var clone = Path.Combine(Path.GetDirectoryName(Files.Root)!, "work-" + Path.GetRandomFileName());
        TestRepository.GitIn(
            Files.Root,
            "clone",
            "-q",
            "--no-hardlinks",
            "-c",
            "core.autocrlf=false",
            Files.Root,
            clone
        );
        TestRepository.GitIn(clone, "checkout", "-q", "--detach", Start.Commit.Hex);
        Repo.ShellIn(clone, shell);
        Repo.ShellIn(clone, "mkdir -p .git/info; echo '* -text !filter -ident' >.git/info/attributes");
        TestRepository.GitIn(clone, "add", "-A", "-f");
        var tree = TestRepository.GitIn(clone, "write-tree").Trim();
        var pack = Path.Combine(clone, "objects.pack");
        Repo.ShellIn(
            clone,
            $"git rev-list --objects {tree} | cut -d' ' -f1 | git pack-objects --stdout -q >'{pack}'; git -C '{Store.GitDirectory}' unpack-objects -q <'{pack}'; rm -rf '{clone}'"
        );
        return new ObjectId(tree);
    }

    public LandingRequest Request(ObjectId tree, LandingTarget? target = null) =>
        new(Run, target ?? new LandingTarget.Tree(), Start, tree, "Add a flag");

    public async Task<LandingPlan> PlanAsync(ObjectId tree, LandingTarget? target = null)
    {
        var (plan, blocked) = await Lander.PlanAsync(Request(tree, target), Stop);
        Assert.Null(blocked);
        return plan!;
    }

    public async Task<LandingResult.Blocked> BlockedAsync(ObjectId tree, LandingTarget? target = null)
    {
        var (plan, blocked) = await Lander.PlanAsync(Request(tree, target), Stop);
        Assert.Null(plan);
        Assert.NotEmpty(blocked!.Failure.Remedy);
        return blocked;
    }

    public Task<LandingResult> ApplyAsync(LandingPlan plan) => Lander.ApplyAsync(plan, Stop);

    /// <summary>Plans and applies; the landing has to succeed.</summary>
    public async Task<LandingResult.Landed> LandAsync(ObjectId tree, LandingTarget? target = null) =>
        Assert.IsType<LandingResult.Landed>(await ApplyAsync(await PlanAsync(tree, target)));

    /// <summary>The tree of the checkout's raw bytes, ignored files too, by a git that changes nothing.</summary>
    public string CheckoutTree()
    {
        using var scratch = new TempFolder();
        return Repo.ShellIn(
                User.Root,
                $"""
                export GIT_DIR='{Store.GitDirectory}' GIT_WORK_TREE='{User.Root}' GIT_INDEX_FILE='{scratch[
                    "index"
                ]}' GIT_CONFIG_GLOBAL=/dev/null
                git -c core.autocrlf=false -c core.fileMode=true -c core.excludesFile=/dev/null add -A -f . >&2
                git write-tree
                """
            )
            .Trim();
    }

    /// <summary>Nothing of a landing may stay in the user's repository.</summary>
    public void AssertTidy()
    {
        Assert.Empty(Directory.EnumerateFileSystemEntries(User.GitDirectory, "*interlock*"));
        Assert.Empty(Directory.EnumerateFileSystemEntries(User.Root, "*interlock*"));
        Assert.False(File.Exists(Path.Combine(User.GitDirectory, "index.lock")));
    }

    public void Dispose() => Repo.Dispose();
}
