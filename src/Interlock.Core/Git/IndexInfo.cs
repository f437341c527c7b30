using System.Text;

namespace Interlock.Core.Git;

/// <summary>Input of <c>git update-index -z --index-info</c>: <c>MODE SP ID TAB PATH NUL</c>, mode 0 to remove.</summary>
internal static class IndexInfo
{
    public static byte[] Of(IEnumerable<TreeEdit> edits, int idLength)
    {
        using var info = new MemoryStream();
        // Removals first, so that a file can take the place of a folder.
        foreach (var (path, mode, id) in edits.OrderBy(edit => edit.Id is not null))
        {
            info.Write(Encoding.ASCII.GetBytes(id is { } set ? $"{mode} {set}\t" : $"0 {new string('0', idLength)}\t"));
            info.Write(path.ToBytes());
            info.WriteByte(0);
        }
        return info.ToArray();
    }
}
