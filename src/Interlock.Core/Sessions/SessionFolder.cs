using System.Globalization;
using Interlock.Core.Processes;
using Interlock.Core.Runs;

namespace Interlock.Core.Sessions;

/// <summary>The folder of one session and the places in it.</summary>
/// <param name="Path">Absolute path; its last segment is the session's name.</param>
public sealed record SessionFolder(string Path)
{
    /// <summary>Name of the session.</summary>
    public string Name => System.IO.Path.GetFileName(Path);

    /// <summary>The journal: every state, turn, question and change.</summary>
    public string Journal => Engine.Journal;

    /// <summary>Home of the runtime's conversation, kept from turn to turn.</summary>
    public string Home => System.IO.Path.Combine(Path, "home");

    /// <summary>What callers tell the worker.</summary>
    public string Control => System.IO.Path.Combine(Path, "control");

    /// <summary>What is going on just now.</summary>
    public string Live => System.IO.Path.Combine(Path, "live.json");

    /// <summary>All that the session changed, as a patch on its base.</summary>
    public string Patch => System.IO.Path.Combine(Path, "change.patch");

    /// <summary>The conversation in readable form.</summary>
    public string Transcript => System.IO.Path.Combine(Path, "transcript.txt");

    /// <summary>Copies of the files that were expected.</summary>
    public string Artifacts => System.IO.Path.Combine(Path, "artifacts");

    /// <summary>What the worker said when it broke down.</summary>
    public string WorkerLog => System.IO.Path.Combine(Path, "worker.log");

    /// <summary>Whether a worker is at it now: it holds the lock. A process id proves nothing.</summary>
    public bool IsLive => Engine.IsLive;

    /// <summary>The worker that took the lock last, or null when none has.</summary>
    public ProcessIdentity? LastWorker => Engine.LastEngine;

    /// <summary>Records of a turn; the agent may write in its own folder there only.</summary>
    /// <param name="turn">Number of the turn, from 1.</param>
    public string Turn(int turn) => System.IO.Path.Combine(Path, "turns", turn.ToString(CultureInfo.InvariantCulture));

    /// <summary>The session as what a worker runs: the same journal and lock as a run's.</summary>
    internal RunFolder Engine { get; } = new(Path);

    /// <summary>When something was last written, UTC.</summary>
    internal DateTimeOffset LastActive => Engine.LastActive;
}
