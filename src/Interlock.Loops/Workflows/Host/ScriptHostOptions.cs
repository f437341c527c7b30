using Interlock.Core.Processes;

namespace Interlock.Loops.Workflows.Host;

/// <summary>What a script process is started with.</summary>
/// <param name="Processes">Starts it, supervised.</param>
/// <param name="Environment">Where <c>node</c>, <c>bwrap</c> and <c>prlimit</c> are looked up; nothing of it reaches the
/// script.</param>
/// <param name="Time">The clock of the watchdog.</param>
public sealed record ScriptHostOptions(ProcessRunner Processes, HostEnvironment Environment, TimeProvider Time)
{
    /// <summary>Id of the run, by which a later engine finds a left-over process; null outside a run.</summary>
    public string? Run { get; init; }

    /// <summary>What the process may use.</summary>
    public ScriptLimits Limits { get; init; } = new();

    /// <summary>Folder with <c>acorn.js</c>.</summary>
    public string ParserFolder { get; init; } = AppContext.BaseDirectory;
}
