using Interlock.Core.Failures;
using Interlock.Core.Processes;
using Interlock.Core.Text;

namespace Interlock.Cli.Mcp;

/// <summary>Keeps calls inside the folders that the user named.</summary>
internal static class RootCheck
{
    /// <summary>The folder of a call, with links resolved, or why it may not be used.</summary>
    /// <param name="asked">What the call asked for, or null for the first root.</param>
    /// <param name="roots">The roots, with links resolved.</param>
    public static (string? Folder, Failure? Failure) Find(string? asked, IReadOnlyList<string> roots)
    {
        if (asked is null)
            return (roots[0], null);
        if (asked.Contains('\0', StringComparison.Ordinal))
            return (null, Outside(asked, roots));
        var folder = RealPath.Of(Path.GetFullPath(asked, roots[0]));
        return roots.Any(root => folder == root || folder.StartsWith(root.TrimEnd('/') + "/", StringComparison.Ordinal))
            ? (folder, null)
            : (null, Outside(asked, roots));
    }

    private static Failure Outside(string asked, IReadOnlyList<string> roots) =>
        new(
            "outside_roots",
            $"'{ExternalText.Line(asked, 200)}' is not below a root of this server",
            FailureOwner.User,
            false,
            $"use a folder below {string.Join(" or ", roots)}, or let the user start the server with --root"
        );
}
