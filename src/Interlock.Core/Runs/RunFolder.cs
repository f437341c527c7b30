using Interlock.Core.Journal;
using Interlock.Core.Processes;
using Interlock.Core.State;

namespace Interlock.Core.Runs;

/// <summary>The folder of one run and the places in it.</summary>
/// <param name="Path">Absolute path; its last segment is the run's id.</param>
public sealed record RunFolder(string Path)
{
    /// <summary>Id of the run.</summary>
    public string Id => System.IO.Path.GetFileName(Path);

    /// <summary>The journal.</summary>
    public string Journal => System.IO.Path.Combine(Path, "journal.jsonl");

    /// <summary>One folder an agent's turn.</summary>
    public string Sessions => System.IO.Path.Combine(Path, "sessions");

    /// <summary>Patches that were kept.</summary>
    public string Patches => System.IO.Path.Combine(Path, "patches");

    /// <summary>Other files of the run.</summary>
    public string Artifacts => System.IO.Path.Combine(Path, "artifacts");

    /// <summary>Runs that this one started as parts of itself, each a folder by its id.</summary>
    public string Children => System.IO.Path.Combine(Path, "children");

    /// <summary>The folder of such a run, made with its places when it is not there yet.</summary>
    /// <param name="part">What tells it from the others, the same in every life: letters, digits and dashes.</param>
    /// <exception cref="IOException">The disk is full.</exception>
    public RunFolder Child(string part)
    {
        var child = new RunFolder(System.IO.Path.Combine(Children, $"{Id}-{part}"));
        foreach (var folder in (string[])[Children, child.Path, child.Sessions, child.Patches, child.Artifacts])
            PrivateFolder.Create(folder);
        return child;
    }

    /// <summary>The receipt; there once the run has ended.</summary>
    public string Receipt => System.IO.Path.Combine(Path, "receipt.json");

    /// <summary>The page for people; not every run has one.</summary>
    public string Report => System.IO.Path.Combine(Path, "report.html");

    /// <summary>The writer's lock.</summary>
    internal string Lock => System.IO.Path.Combine(Path, RunLock.FileName);

    /// <summary>Whether an engine is working on the run now: it holds the lock. A process id proves nothing.</summary>
    public bool IsLive => RunLock.IsHeld(Lock);

    /// <summary>The engine that took the lock last, or null when none has.</summary>
    public ProcessIdentity? LastEngine => RunLock.ReadHolder(Lock);

    /// <summary>When something was last written: the journal's time, else that of the id, UTC.</summary>
    internal DateTimeOffset LastActive =>
        new(
            File.Exists(Journal) ? File.GetLastWriteTimeUtc(Journal) : Directory.GetLastWriteTimeUtc(Path),
            TimeSpan.Zero
        );
}
