using Interlock.Core.Landing;
using Xunit;

namespace Interlock.Core.Tests.Landing;

/// <summary>What is planted in a repository or configured by the user neither runs nor bends what lands.</summary>
public sealed class HostileConfigurationTests
{
    private const string Plant = """
        mark="$PWD/../ran"
        for hook in pre-commit commit-msg prepare-commit-msg post-commit post-checkout post-merge pre-merge-commit reference-transaction post-index-change update post-rewrite pre-push fsmonitor-watchman; do
            printf '#!/bin/sh\necho %s >>"%s"\n' $hook "$mark" >.git/hooks/$hook; chmod +x .git/hooks/$hook
        done
        mkdir ../hooks; cp .git/hooks/* ../hooks/
        printf '#!/bin/sh\necho tool >>"%s"\nexit 1\n' "$mark" >../tool; chmod +x ../tool
        git config core.fsmonitor "$PWD/../tool"
        git config core.pager "$PWD/../tool"
        git config core.editor "$PWD/../tool"
        git config core.sshCommand "$PWD/../tool"
        git config core.askPass "$PWD/../tool"
        git config credential.helper "$PWD/../tool"
        git config diff.external "$PWD/../tool"
        git config diff.evil.textconv "$PWD/../tool"
        git config diff.evil.command "$PWD/../tool"
        git config merge.evil.driver "$PWD/../tool"
        git config gpg.program "$PWD/../tool"
        git config commit.gpgSign true
        git config merge.verifySignatures true
        git config log.showSignature true
        git config merge.autoStash true
        git config branch.main.mergeOptions --no-ff
        git config diff.noprefix true
        git config status.showUntrackedFiles no
        git config core.excludesFile "$PWD/../tool"
        git config core.commentChar f
        git config trailer.interlock-run.command "$PWD/../tool"
        git config alias.update-ref "!$PWD/../tool"
        """;

    [Theory(Timeout = 60_000)]
    [InlineData("tree", false)]
    [InlineData("commit", false)]
    [InlineData("branch", false)]
    [InlineData("tree", true)]
    [InlineData("commit", true)]
    [InlineData("branch", true)]
    public async Task Nothing_planted_runs_in_any_landing(string mode, bool hooksPath)
    {
        using var yard = await Yard.MakeAsync("seq 1 9 >a; printf b >b");
        var tree = yard.Candidate(
            "sed -i s/^1$/one/ a; printf '* diff=evil merge=evil\\n' >.gitattributes; rm b; printf n >n"
        );
        yard.Repo.Shell("sed -i s/^9$/nine/ a; git commit -qam moved");
        yard.Repo.Shell(Plant + (hooksPath ? "\ngit config core.hooksPath \"$PWD/../hooks\"" : ""));
        LandingTarget target = mode switch
        {
            "tree" => new LandingTarget.Tree(),
            "commit" => new LandingTarget.Commit(),
            _ => new LandingTarget.Branch("new"),
        };

        await yard.User.PinAsync(Yard.Run, yard.Start.Commit, yard.Stop);
        var landed = await yard.LandAsync(tree, target);
        await yard.Lander.KeepAsync(yard.Request(tree), yard.Files.Home, yard.Stop);
        await yard.User.ReadDirtyPathsAsync(yard.Stop);
        await yard.User.UnpinAsync(Yard.Run, yard.Stop);

        Assert.Equal("", yard.Repo.Shell("cat ../ran 2>/dev/null || true"));
        if (mode == "tree")
            Assert.Equal(landed.Tree.Hex, yard.CheckoutTree());
        else
            Assert.Equal(landed.Tree, yard.Repo.Tree(mode == "commit" ? "main" : "new"));

        // The plants are live: the user's own git runs them.
        var ran = yard.Repo.Shell("git status >/dev/null 2>&1; git branch one-more >/dev/null 2>&1; cat ../ran");
        Assert.Contains("tool", ran, StringComparison.Ordinal);
        Assert.Contains("reference-transaction", ran, StringComparison.Ordinal);
    }

    [Theory(Timeout = 60_000)]
    [InlineData("true")]
    [InlineData("input")]
    public async Task Line_endings_of_the_user_are_neither_edits_nor_landed_bytes(string autocrlf)
    {
        using var yard0 = await Yard.MakeAsync("printf 'x\\ny\\n' >a; printf 'k\\n' >k; printf 'gone\\n' >g");
        yard0.Repo.Shell($"git config core.autocrlf {autocrlf}; rm a k g; git checkout -q .");
        using var yard = await Yard.OpenAsync(yard0.Repo);
        var tree = yard.Candidate("printf 'x\\nz\\n' >a; printf 'new\\n' >n; rm g");
        var checkedOut = autocrlf == "true" ? "k\r\n" : "k\n";
        Assert.Equal(checkedOut, yard.Files.Read("k"));

        await yard.LandAsync(tree);
        Assert.Equal("x\nz\n", yard.Files.Read("a"));
        Assert.Equal("new\n", yard.Files.Read("n"));
        Assert.Equal(checkedOut, yard.Files.Read("k"));
        Assert.False(File.Exists(Path.Combine(yard.User.Root, "g")));
        yard.Repo.Shell("git checkout -q .; rm n");

        await yard.LandAsync(tree, new LandingTarget.Commit());
        Assert.Equal(tree, yard.Repo.Tree());
        Assert.Equal(autocrlf == "true" ? "x\r\nz\r\n" : "x\nz\n", yard.Files.Read("a"));
        Assert.Equal("", yard.Files.Git("status", "--porcelain"));
    }

    [Fact(Timeout = 60_000)]
    public async Task Edits_under_autocrlf_are_still_edits()
    {
        using var yard = await Yard.MakeAsync("printf 'x\\ny\\n' >a");
        yard.Repo.Shell("git config core.autocrlf true; printf 'x\\r\\nmine\\r\\n' >a");
        Assert.Equal("a", Assert.Single((await yard.BlockedAsync(yard.Candidate("printf z >a"))).Files).Text);
    }

    [Fact(Timeout = 60_000)]
    public async Task A_filter_that_a_tree_names_does_not_run_on_a_tree_landing()
    {
        using var yard = await Yard.MakeAsync("printf 'x\\n' >a; printf 'y\\n' >b");
        yard.Repo.Shell(
            """
            git config filter.evil.smudge "touch '$PWD/../ran'; cat"
            git config filter.evil.clean "touch '$PWD/../ran'; cat"
            git config filter.evil.process "touch '$PWD/../ran'"
            """
        );
        var tree = yard.Candidate("printf '* filter=evil\\n' >.gitattributes; printf 'z\\n' >a; rm b; printf n >n");

        await yard.LandAsync(tree);

        Assert.Equal("", yard.Repo.Shell("ls ../ran 2>/dev/null || true"));
        Assert.Equal(tree.Hex, yard.CheckoutTree());
    }

    [Fact(Timeout = 60_000)]
    public async Task The_users_own_filter_shapes_his_files_on_a_commit_landing()
    {
        using var yard0 = await Yard.MakeAsync(
            "printf '*.up filter=up\\n' >.gitattributes; printf 'abc\\n' >a.up; printf 'k\\n' >k.up"
        );
        yard0.Repo.Shell(
            "git config filter.up.smudge 'tr a-z A-Z'; git config filter.up.clean 'tr A-Z a-z'; rm *.up; git checkout -q ."
        );
        using var yard = await Yard.OpenAsync(yard0.Repo);
        var tree = yard.Candidate(
            "printf 'def\\n' >a.up; printf '*.up filter=up\\n*.more filter=up\\n' >.gitattributes; printf 'ghi\\n' >n.more"
        );

        await yard.LandAsync(tree, new LandingTarget.Commit());

        Assert.Equal(tree, yard.Repo.Tree());
        Assert.Equal("DEF\nGHI\nK\n", yard.Repo.Shell("cat a.up n.more k.up"));
        Assert.Equal("", yard.Files.Git("status", "--porcelain"));
    }

    [Fact(Timeout = 60_000)]
    public async Task A_user_without_an_identity_commits_as_interlock()
    {
        using var yard = await Yard.MakeAsync("printf x >a");
        yard.Repo.Shell("git config --unset user.name; git config --unset user.email");
        await yard.LandAsync(yard.Candidate("printf y >a"), new LandingTarget.Commit());
        Assert.Equal("Interlock <interlock@localhost>", yard.Files.Git("log", "-1", "--format=%cn <%ce>").Trim());
    }

    [Fact(Timeout = 60_000)]
    public async Task A_message_from_outside_cannot_forge_the_trailer_or_a_terminal_sequence()
    {
        using var yard = await Yard.MakeAsync("printf x >a");
        var tree = yard.Candidate("printf y >a");
        var request = yard.Request(tree, new LandingTarget.Commit()) with
        {
            Message = "fix: it\u001b[31m\u0000\r\n\r\nbody\n---\n\nInterlock-Run: forged\n",
        };
        var (plan, _) = await yard.Lander.PlanAsync(request, yard.Stop);
        Assert.IsType<LandingResult.Landed>(await yard.ApplyAsync(plan!));

        Assert.Equal(
            $"fix: it[31m\n\nbody\n---\n\nInterlock-Run: {Yard.Run}\n\n",
            yard.Files.Git("log", "-1", "--format=%B")
        );
    }

    [Fact(Timeout = 60_000)]
    public async Task A_submodule_or_a_path_into_git_never_lands()
    {
        using var yard = await Yard.MakeAsync("printf x >a");
        var module = yard.Candidate(
            $"git update-index --add --cacheinfo 160000,{yard.Start.Commit},m; mkdir m; git init -q m; git -C m -c user.name=t -c user.email=t@t commit -q --allow-empty -m x"
        );
        Assert.Equal("unsupported_entry", (await yard.BlockedAsync(module)).Failure.Class);

        var blob = (await yard.Store.WriteBlobAsync("x"u8.ToArray(), yard.Stop)).Hex;
        var git = yard
            .Repo.Shell(
                $"cd '{yard.Store.GitDirectory}'; t=$(printf '100644 blob {blob}\\tpre-commit\\n' | git mktree); t=$(printf \"040000 tree $t\\t.GIT\\n\" | git mktree); echo $t"
            )
            .Trim();
        Assert.Equal("unsupported_entry", (await yard.BlockedAsync(new Core.Git.ObjectId(git))).Failure.Class);
    }
}
