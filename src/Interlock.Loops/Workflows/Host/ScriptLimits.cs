namespace Interlock.Loops.Workflows.Host;

/// <summary>What one script process may use.</summary>
public sealed record ScriptLimits
{
    /// <summary>JavaScript heap, in MB.</summary>
    public int HeapMegabytes { get; init; } = 512;

    /// <summary>Everything that the process writes to (heap, buffers, stacks), in MB; enforced where <c>prlimit</c> is.</summary>
    public int DataMegabytes { get; init; } = 2048;

    /// <summary>Processor seconds in all; enforced where <c>prlimit</c> is.</summary>
    public int ProcessorSeconds { get; init; } = 3600;

    /// <summary>How long a script may run without a pause before it counts as an endless loop.</summary>
    public TimeSpan Slice { get; init; } = TimeSpan.FromSeconds(10);

    /// <summary>Bytes of notes (logs, phases) in all.</summary>
    public long NoteBytes { get; init; } = 64 * 1024 * 1024;

    /// <summary>Calls that wait for an answer at once; more wait inside the script's process.</summary>
    public int CallsInFlight { get; init; } = 20_000;

    /// <summary>How deep child workflows nest.</summary>
    public int Depth { get; init; } = 4;

    /// <summary>How long Node may take to be ready.</summary>
    public TimeSpan Start { get; init; } = TimeSpan.FromSeconds(30);
}
