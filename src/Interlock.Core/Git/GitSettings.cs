namespace Interlock.Core.Git;

/// <summary>The settings and variables under which git is run; each closes a way in or a source of surprise.</summary>
internal static class GitSettings
{
    // What runs somebody's program, asks somebody, or starts work in the background: off for every git that we run.
    private static readonly string[] Silent =
    [
        "core.hooksPath=/dev/null",
        "core.fsmonitor=false",
        "core.untrackedCache=false",
        "core.quotePath=false",
        "core.pager=cat",
        "core.editor=true",
        "core.askPass=",
        "core.sshCommand=false",
        "credential.helper=",
        "diff.external=",
        "gc.auto=0",
        "maintenance.auto=false",
        "commit.gpgSign=false",
        "tag.gpgSign=false",
        "log.showSignature=false",
        "merge.verifySignatures=false",
        "merge.autoStash=false",
        "protocol.allow=never",
        "submodule.recurse=false",
        "fetch.recurseSubmodules=false",
        "advice.detachedHead=false",
        "color.ui=false",
    ];

    /// <summary>For the harness's own git directory: besides, nothing of the machine or of a tree changes bytes or names.</summary>
    public static IReadOnlyList<string> Harness { get; } =
    [
        .. Silent,
        "safe.directory=*",
        "core.attributesFile=/dev/null",
        "core.excludesFile=/dev/null",
        "core.autocrlf=false",
        "core.eol=lf",
        "core.safecrlf=false",
        "core.symlinks=true",
        "core.fileMode=true",
        "core.ignoreCase=false",
        "core.precomposeUnicode=false",
        "core.splitIndex=false",
        "core.sparseCheckout=false",
        "core.fsync=objects,index,reference",
        "core.fsyncMethod=batch",
        "diff.noprefix=false",
        "diff.mnemonicPrefix=false",
        "diff.renames=false",
        "diff.algorithm=myers",
        "diff.indentHeuristic=true",
        "merge.renames=false",
        "merge.directoryRenames=false",
        "merge.renormalize=false",
        "merge.conflictStyle=merge",
        "i18n.commitEncoding=UTF-8",
    ];

    /// <summary>For the user's repository: his identity, line endings and filters count.</summary>
    public static IReadOnlyList<string> User { get; } = Silent;

    /// <summary>Variables for every git.</summary>
    public static IReadOnlyDictionary<string, string> Variables { get; } =
        new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["GIT_TERMINAL_PROMPT"] = "0",
            ["GIT_OPTIONAL_LOCKS"] = "0",
            ["GIT_LITERAL_PATHSPECS"] = "1",
            ["GIT_NO_REPLACE_OBJECTS"] = "1",
            ["GIT_PAGER"] = "cat",
            ["GIT_EDITOR"] = "true",
            ["GIT_SEQUENCE_EDITOR"] = "true",
            ["GIT_ASKPASS"] = "true",
            ["GIT_SSH_COMMAND"] = "false",
            ["GIT_MERGE_AUTOEDIT"] = "no",
            ["LC_ALL"] = "C",
        };

    /// <summary>Variables for the harness's git: no configuration but ours.</summary>
    public static IReadOnlyDictionary<string, string> HarnessVariables { get; } =
        new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["GIT_CONFIG_NOSYSTEM"] = "1",
            ["GIT_CONFIG_GLOBAL"] = "/dev/null",
            ["GIT_ATTR_NOSYSTEM"] = "1",
        };

    /// <summary>The user's own git variables that say who he is and where his configuration lies.</summary>
    public static IReadOnlyList<string> PassedToUserGit { get; } =
    [
        "GIT_CONFIG_GLOBAL",
        "GIT_CONFIG_SYSTEM",
        "GIT_CONFIG_NOSYSTEM",
        "GIT_CONFIG_COUNT",
        "GIT_AUTHOR_NAME",
        "GIT_AUTHOR_EMAIL",
        "GIT_COMMITTER_NAME",
        "GIT_COMMITTER_EMAIL",
        "GIT_CEILING_DIRECTORIES",
        "GIT_DISCOVERY_ACROSS_FILESYSTEM",
    ];
}
