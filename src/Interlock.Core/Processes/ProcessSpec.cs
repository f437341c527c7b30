namespace Interlock.Core.Processes;

/// <summary>A child process, described completely: nothing is inherited that is not named here.</summary>
public sealed record ProcessSpec
{
    /// <summary>Program: a path, or a name looked up in the PATH of <see cref="Environment"/>.</summary>
    public required string FileName { get; init; }

    /// <summary>Arguments, passed as they are; no shell reads them.</summary>
    public IReadOnlyList<string> Arguments { get; init; } = [];

    /// <summary>Working directory.</summary>
    public required string WorkingDirectory { get; init; }

    /// <summary>The whole environment of the child.</summary>
    public required IReadOnlyDictionary<string, string> Environment { get; init; }

    /// <summary>What the child reads; then its stdin is closed.</summary>
    public ReadOnlyMemory<byte> StandardInput { get; init; }

    /// <summary>Wall-clock limit, or null for none.</summary>
    public TimeSpan? Timeout { get; init; }

    /// <summary>
    /// Bytes kept of each stream: the first and the last half; what lies between is counted and dropped.
    /// </summary>
    public int MaxOutputBytes { get; init; } = 64 * 1024 * 1024;

    /// <summary>
    /// Whether a supervisor owns the process: own session, every descendant (daemons too) dead when the program ends,
    /// when it is cancelled, and when this engine dies. For agents and checks; not for git. Put <see
    /// cref="ProcessMarks.Run"/> into <see cref="Environment"/>, so that a later engine can find left-overs.
    /// </summary>
    public bool Supervised { get; init; }

    /// <summary>Called whenever it wrote to stdout or stderr, from any thread; null when nobody listens.</summary>
    public Action? Heard { get; init; }

    /// <summary>How the process is held back, or null when it is not.</summary>
    public Confinement? Confinement { get; init; }
}
