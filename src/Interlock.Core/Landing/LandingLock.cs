namespace Interlock.Core.Landing;

/// <summary>The repository's landing lock: an OS lock, so that it ends with its process however that ends.</summary>
internal sealed class LandingLock : IDisposable
{
    private static readonly TimeSpan Poll = TimeSpan.FromMilliseconds(25);
    private readonly FileStream file;

    private LandingLock(FileStream file) => this.file = file;

    /// <summary>Waits until no other landing of this repository is under way.</summary>
    public static async Task<LandingLock> TakeAsync(string folder, TimeProvider time, CancellationToken cancellation)
    {
        Directory.CreateDirectory(folder);
        while (true)
        {
            try
            {
                return new LandingLock(
                    new FileStream(Path.Combine(folder, "landing.lock"), FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None));
            }
            catch (IOException fault) when (fault is not (DirectoryNotFoundException or FileNotFoundException or PathTooLongException))
            {
                // Held by another landing; the OS tells no other way than trying again.
                await Task.Delay(Poll, time, cancellation);
            }
        }
    }

    public void Dispose() => file.Dispose();
}
