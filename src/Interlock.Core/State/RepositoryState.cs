using System.Security.Cryptography;
using System.Text;

namespace Interlock.Core.State;

/// <summary>The state folder of one repository.</summary>
/// <param name="Root">Absolute path of <c>repos/NAME-HASH</c>.</param>
public sealed record RepositoryState(string Root)
{
    /// <summary>Folder of runs: <c>runs/RUN/{journal.jsonl, sessions/, patches/, artifacts/, receipt.json}</c>.</summary>
    public string Runs => Path.Combine(Root, "runs");

    /// <summary>Folder of agent sessions: <c>agents/SESSION/{journal.jsonl, home/, turns/, …}</c>.</summary>
    public string Agents => Path.Combine(Root, "agents");

    /// <summary>Evidence of every tree, shared by runs.</summary>
    public string Evidence => Path.Combine(Root, "evidence");

    /// <summary>Workspaces.</summary>
    public string Pool => Path.Combine(Root, "pool");

    /// <summary>The harness's own object store.</summary>
    public string Store => Path.Combine(Root, "store.git");

    /// <summary>The state folder for a repository.</summary>
    /// <param name="home">State home.</param>
    /// <param name="repositoryRoot">Top of the user's checkout, absolute, links resolved.</param>
    public static RepositoryState Of(StateHome home, string repositoryRoot)
    {
        var hash = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(repositoryRoot)))[..12];
        var name = new string([
            .. Path.GetFileName(repositoryRoot)
                .Select(c => char.IsAsciiLetterOrDigit(c) || c is '-' or '_' or '.' ? c : '_'),
        ]);
        return new RepositoryState(Path.Combine(home.Repositories, $"{(name.Length == 0 ? "root" : name)}-{hash}"));
    }
}
