using Interlock.Core.Changes;

namespace Interlock.Core.Git;

/// <summary>Git's raw diff format with <c>-z</c>: <c>:MODE MODE ID ID STATUS NUL PATH NUL</c> (git-diff documentation, "Raw output format").</summary>
internal static class RawDiff
{
    public const string AbsentMode = "000000";

    public static List<ChangeEntry> Parse(byte[] output) =>
        [.. GitText.SplitNul(output).Chunk(2).Select(Parse).OrderBy(entry => entry.Path, RepoPath.Order)];

    private static ChangeEntry Parse(ReadOnlyMemory<byte>[] pair)
    {
        var fields = GitText.Ascii(pair[0].Span).TrimStart(':').Split(' ');
        var (oldMode, newMode) = (fields[0], fields[1]);
        var (oldId, newId) = (Present(oldMode, fields[2]), Present(newMode, fields[3]));
        var kind = fields[4][0] switch
        {
            'A' => ChangeKind.Added,
            'D' => ChangeKind.Deleted,
            'T' => ChangeKind.TypeChanged,
            _ when oldId == newId => ChangeKind.ModeChanged,
            _ => ChangeKind.Modified,
        };
        return new ChangeEntry(RepoPath.FromBytes(pair[1].Span), kind, oldMode, newMode, oldId, newId);
    }

    private static ObjectId? Present(string mode, string id) => mode == AbsentMode ? null : ObjectId.Parse(id);
}
