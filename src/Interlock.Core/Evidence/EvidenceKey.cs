using System.Security.Cryptography;
using System.Text;
using Interlock.Core.Git;

namespace Interlock.Core.Evidence;

/// <summary>What evidence is about. Evidence of another tree, check or environment is stale.</summary>
/// <param name="Tree">The tree.</param>
/// <param name="Check">Name of the check.</param>
/// <param name="Command">Its command.</param>
/// <param name="EnvironmentDigest">Its environment.</param>
public sealed record EvidenceKey(ObjectId Tree, string Check, string Command, string EnvironmentDigest)
{
    /// <summary>SHA-256 of the key, in hexadecimal; the name of its file.</summary>
    public string Digest =>
        Convert.ToHexStringLower(
            SHA256.HashData(
                Encoding.UTF8.GetBytes(
                    $"{Tree.Hex}\n{EnvironmentDigest}\n{Check.Length}:{Check}{Command.Length}:{Command}"
                )
            )
        );

    /// <summary>The key of a record.</summary>
    public static EvidenceKey Of(EvidenceRecord record) =>
        new(record.Tree, record.Check, record.Command, record.EnvironmentDigest);
}
