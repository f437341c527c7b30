using Interlock.Core.Processes;

namespace Interlock.Agents.Sessions;

/// <summary>
/// A copy of the user's stored login in an agent's own home, for one turn. When the agent refreshed the copy, the user
/// gets it back: a refresh token works once, and without this his own login would be dead.
/// </summary>
/// <param name="own">File of the user.</param>
/// <param name="copy">File in the agent's home.</param>
/// <param name="content">What the copy holds at first, or null for no login.</param>
internal sealed class BorrowedLogin(string own, string copy, byte[]? content)
{
    private string? place;

    /// <summary>Puts the copy there.</summary>
    public void Lend()
    {
        place = RealPath.Of(Path.GetDirectoryName(copy)!);
        if (content is not null)
            PrivateFiles.Write(copy, content);
    }

    /// <summary>Takes the copy away, and hands it back when it was refreshed and the user's own is still the old one.</summary>
    /// <param name="isRefreshable">Whether a file is a login that its program refreshes.</param>
    public void Return(Func<byte[], bool> isRefreshable)
    {
        // An agent that puts a link in the place of its home must not have the user's own login read or removed.
        if (!Directory.Exists(Path.GetDirectoryName(copy)) || RealPath.Of(Path.GetDirectoryName(copy)!) != place)
            return;
        if (new FileInfo(copy).LinkTarget is null && content is not null && File.Exists(copy) && File.Exists(own))
        {
            var now = File.ReadAllBytes(copy);
            if (
                !now.AsSpan().SequenceEqual(content)
                && isRefreshable(now)
                && File.ReadAllBytes(own).AsSpan().SequenceEqual(content)
            )
            {
                var beside = $"{own}.interlock";
                PrivateFiles.Write(beside, now);
                File.Move(beside, own, overwrite: true);
            }
        }
        File.Delete(copy);
    }
}
