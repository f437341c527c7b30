using System.Text;
using Interlock.Core.Git;

namespace Interlock.Core.Landing;

/// <summary>
/// Git's own lock on the user's index (<c>index.lock</c>), held while a commit lands, so that no git of the user's
/// changes index or checkout in between. It says whose it is: one left by a crash of ours is taken over.
/// </summary>
internal sealed class IndexLock : IDisposable
{
    private static readonly TimeSpan Poll = TimeSpan.FromMilliseconds(50);
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);
    private readonly UserRepository user;
    private readonly string stateFolder;

    private IndexLock(UserRepository user, string stateFolder)
    {
        this.user = user;
        this.stateFolder = stateFolder;
    }

    /// <summary>Takes it, or gives up after ten seconds: null. The landing lock is held.</summary>
    public static async Task<IndexLock?> TakeAsync(
        UserRepository user,
        string stateFolder,
        TimeProvider time,
        CancellationToken cancellation
    )
    {
        var mark = Encoding.UTF8.GetBytes(Mark(stateFolder));
        var made = Path.Combine(user.GitDirectory, "interlock-index.mark");
        await File.WriteAllBytesAsync(made, mark, cancellation);
        try
        {
            var since = time.GetTimestamp();
            // Linked into place whole: a lock without its mark could not be told from the user's.
            WritePoint.Pass();
            while (Posix.Link(Bytes(made), Bytes(LockPath(user))) != 0)
            {
                if (IsOurs(user, stateFolder))
                    return new IndexLock(user, stateFolder);
                if (time.GetElapsedTime(since) > Patience)
                    return null;
                await Task.Delay(Poll, time, cancellation);
            }
            return new IndexLock(user, stateFolder);
        }
        finally
        {
            File.Delete(made);
        }
    }

    /// <summary>Removes a lock of ours that a crash left. The landing lock is held.</summary>
    public static void RemoveStale(UserRepository user, string stateFolder)
    {
        if (!IsOurs(user, stateFolder))
            return;
        WritePoint.Pass();
        File.Delete(LockPath(user));
    }

    // Never somebody else's, who may have come since.
    public void Dispose() => RemoveStale(user, stateFolder);

    private static bool IsOurs(UserRepository user, string stateFolder)
    {
        try
        {
            return string.Equals(File.ReadAllText(LockPath(user)), Mark(stateFolder), StringComparison.Ordinal);
        }
        catch (FileNotFoundException)
        {
            return false; // its owner was done in this moment
        }
    }

    private static string LockPath(UserRepository user) => Path.Combine(user.GitDirectory, "index.lock");

    private static string Mark(string stateFolder) => $"interlock landing {stateFolder}\n";

    private static byte[] Bytes(string path) => [.. Encoding.UTF8.GetBytes(path), 0];
}
