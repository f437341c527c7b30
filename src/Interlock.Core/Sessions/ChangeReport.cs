using Interlock.Core.Changes;
using Interlock.Core.Text;

namespace Interlock.Core.Sessions;

/// <summary>What a session changed so far, compared with its base.</summary>
/// <param name="Tree">The tree after it.</param>
/// <param name="Files">Paths that are different.</param>
/// <param name="Deleted">Those of them that are gone.</param>
/// <param name="Refused">Paths that may not be part of a change, each with the reason.</param>
/// <param name="Patch">The patch file.</param>
/// <param name="HasSecret">Whether a secret is in it that the engine knew: of the environment, of the agent's login,
/// or told in an answer.</param>
public sealed record ChangeReport(
    string Tree,
    IReadOnlyList<string> Files,
    IReadOnlyList<string> Deleted,
    IReadOnlyList<string> Refused,
    string Patch,
    bool HasSecret
)
{
    internal static ChangeReport Of(Change change, bool hasSecret, SessionFolder folder) =>
        new(
            change.ResultTree.Hex,
            [.. change.Entries.Select(entry => entry.Path.Text)],
            [.. change.Entries.Where(entry => entry.Kind == ChangeKind.Deleted).Select(entry => entry.Path.Text)],
            [.. change.Refused.Select(entry => ExternalText.Line($"{entry.Path.Text}: {entry.Message}", 500))],
            folder.Patch,
            hasSecret
        );
}
