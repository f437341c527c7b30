using Interlock.Core.State;
using Microsoft.Win32.SafeHandles;

namespace Interlock.Core.Workspaces;

/// <summary>
/// An owner of workspaces that lives as long as one command. Its file is locked; what an owner that died still holds is
/// given back by the next one.
/// </summary>
public sealed class PassingOwner : IAsyncDisposable
{
    private const string Extension = ".lock";
    private readonly WorkspacePool pool;
    private readonly SafeFileHandle held;
    private readonly string file;

    private PassingOwner(WorkspacePool pool, SafeFileHandle held, string file)
    {
        this.pool = pool;
        this.held = held;
        this.file = file;
    }

    /// <summary>First part of the owner of each lease.</summary>
    public string Name => Path.GetFileNameWithoutExtension(file);

    /// <summary>A new owner.</summary>
    /// <param name="folder">Where owners have their files; made when missing.</param>
    /// <param name="prefix">What its name begins with.</param>
    /// <param name="pool">The workspaces.</param>
    /// <param name="cancellation">Gives up.</param>
    public static async Task<PassingOwner> OpenAsync(
        string folder,
        string prefix,
        WorkspacePool pool,
        CancellationToken cancellation
    )
    {
        Directory.CreateDirectory(folder);
        foreach (var left in Directory.EnumerateFiles(folder, $"{prefix}-*{Extension}"))
            await ForgetAsync(left, pool, cancellation);
        var path = Path.Combine(folder, $"{prefix}-{Path.GetRandomFileName().Replace('.', '0')}{Extension}");
        var taken = LockFile.TryTake(path) ?? throw new IOException($"'{path}' is held by another process.");
        return new PassingOwner(pool, taken, path);
    }

    /// <summary>Gives back what it still holds.</summary>
    public async ValueTask DisposeAsync()
    {
        await pool.ReleaseAllAsync(Name + "/", CancellationToken.None);
        File.Delete(file);
        LockFile.Release(held);
    }

    private static async Task ForgetAsync(string left, WorkspacePool pool, CancellationToken cancellation)
    {
        if (LockFile.TryTake(left) is not { } dead)
            return;
        await pool.ReleaseAllAsync(Path.GetFileNameWithoutExtension(left) + "/", cancellation);
        File.Delete(left);
        LockFile.Release(dead);
    }
}
