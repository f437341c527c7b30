using Interlock.Core.Failures;
using Interlock.Core.State;
using Microsoft.Win32.SafeHandles;

namespace Interlock.Core.Landing;

/// <summary>The repository's landing lock: an OS lock, so that it ends with its process however that ends.</summary>
internal sealed class LandingLock : IDisposable
{
    private static readonly TimeSpan Poll = TimeSpan.FromMilliseconds(25);
    private readonly SafeFileHandle file;

    private LandingLock(SafeFileHandle file) => this.file = file;

    /// <summary>Waits until no other landing of this repository is under way.</summary>
    /// <exception cref="FailureException"><c>landing_lock_failed</c>: the state folder cannot be written.</exception>
    public static async Task<LandingLock> TakeAsync(string folder, TimeProvider time, CancellationToken cancellation)
    {
        while (true)
        {
            if (TryTake(folder) is { } file)
                return new LandingLock(file);
            // Held by another landing; the OS tells no other way than trying again.
            await Task.Delay(Poll, time, cancellation);
        }
    }

    public void Dispose() => LockFile.Release(file);

    private static SafeFileHandle? TryTake(string folder)
    {
        var path = Path.Combine(folder, "landing.lock");
        try
        {
            PrivateFolder.Create(folder);
            return LockFile.TryTake(path);
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            throw new FailureException(
                new Failure(
                    "landing_lock_failed",
                    $"The lock of landings, '{path}', cannot be taken: {fault.Message}",
                    FailureOwner.Platform,
                    Retryable: true,
                    "Free space, or mend the folder's permissions, then resume the run"
                ),
                fault
            );
        }
    }
}
