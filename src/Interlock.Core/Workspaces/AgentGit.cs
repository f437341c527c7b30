using System.Text;
using Interlock.Core.Git;
using Interlock.Core.Workspaces.Files;

namespace Interlock.Core.Workspaces;

/// <summary>
/// The agent's own git directory: a whole repository of its own, so that nothing set in it reaches the user's. Objects
/// are read through the harness's store; what the agent commits stays here. Written by hand, in a few milliseconds.
/// </summary>
internal static class AgentGit
{
    private const string Branch = "refs/heads/interlock";

    // No hooks, no signing, no background work: the agent's commits must cost and run nothing of the user's.
    private const string Config = """
        [core]
        	repositoryFormatVersion = 1
        	fileMode = true
        	bare = false
        	logAllRefUpdates = true
        	hooksPath = /dev/null
        	fsmonitor = false
        	untrackedCache = false
        	autocrlf = false
        [user]
        	name = Interlock agent
        	email = agent@interlock.invalid
        [commit]
        	gpgSign = false
        [tag]
        	gpgSign = false
        [gc]
        	auto = 0
        [maintenance]
        	auto = false

        """;

    // Bytes of the tree are bytes of the files here, whatever .gitattributes say.
    private const string Attributes = "* -text !eol -ident !filter !working-tree-encoding\n";

    /// <summary>Makes it; the work tree has none.</summary>
    /// <param name="slot">The slot.</param>
    /// <param name="store">The harness's store.</param>
    /// <param name="head">The commit shown as HEAD.</param>
    /// <exception cref="IOException">It cannot be written, or something of that name is there.</exception>
    internal static void Create(Slot slot, ObjectStore store, ObjectId head)
    {
        using (var tree = RawFolder.Open(slot.Tree) ?? throw new IOException($"No folder: {slot.Tree}"))
            if (!tree.MakeFolder(".git"u8))
                throw new IOException($"In the way: {slot.Tree}/.git");
        var git = Path.Combine(slot.Tree, ".git");
        foreach (var folder in (string[])["objects/info", "objects/pack", "refs/heads", "refs/tags", "info"])
            Directory.CreateDirectory(Path.Combine(git, folder));
        Write(git, "HEAD", $"ref: {Branch}\n");
        Write(git, Branch, $"{head}\n");
        Write(git, "config", head.Hex.Length == 40 ? Config : Config + "[extensions]\n\tobjectFormat = sha256\n");
        Write(git, "info/attributes", Attributes);
        Write(git, "objects/info/alternates", GitText.Quote(Path.Combine(store.GitDirectory, "objects")) + "\n");
        var shallow = Path.Combine(store.GitDirectory, "shallow");
        if (File.Exists(shallow))
            File.Copy(shallow, Path.Combine(git, "shallow"));
        File.Copy(slot.Index, Path.Combine(git, "index"));
    }

    private static void Write(string git, string name, string text) =>
        File.WriteAllText(Path.Combine(git, name), text, new UTF8Encoding(encoderShouldEmitUTF8Identifier: false));
}
