using Interlock.Core.Failures;
using Interlock.Core.Journal;
using Interlock.Core.State;

namespace Interlock.Core.Runs;

/// <summary>The runs of one repository.</summary>
/// <param name="state">The repository's state folder.</param>
/// <param name="time">The clock, for ids.</param>
/// <param name="random">Randomness, for ids.</param>
public sealed class RunStore(RepositoryState state, TimeProvider time, Random random)
{
    private readonly RunCatalog catalog = new([state]);

    /// <summary>Makes the folder of a new run with its places; it is durable when this returns.</summary>
    /// <exception cref="IOException">The disk is full.</exception>
    /// <exception cref="UnauthorizedAccessException">The state home may not be written.</exception>
    public RunFolder Create()
    {
        PrivateFolder.Create(state.Runs);
        RunFolder folder;
        do folder = new RunFolder(Path.Combine(state.Runs, RunId.New(time, random)));
        while (!TryClaim(folder));
        PrivateFolder.Create(folder.Sessions);
        PrivateFolder.Create(folder.Patches);
        PrivateFolder.Create(folder.Artifacts);
        PosixFile.SyncFolder(state.Runs);
        return folder;
    }

    /// <summary>All runs of the repository, the newest first.</summary>
    public IReadOnlyList<RunFolder> List() => catalog.List();

    /// <summary>Finds a run by <c>latest</c>, its id, or a beginning of its id that no other has.</summary>
    /// <returns>The run, or why there is none; exactly one is not null.</returns>
    public (RunFolder? Run, Failure? Failure) Find(string name) => catalog.Find(name);

    // Making a folder does not tell whether it was there, so the lock file, made only once, claims the id.
    private static bool TryClaim(RunFolder folder)
    {
        if (Directory.Exists(folder.Path))
            return false;
        PrivateFolder.Create(folder.Path);
        try
        {
            new FileStream(folder.Lock, JournalFile.Private(FileMode.CreateNew)).Dispose();
            return true;
        }
        catch (IOException) when (File.Exists(folder.Lock))
        {
            return false;
        }
    }
}
