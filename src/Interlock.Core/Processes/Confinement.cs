namespace Interlock.Core.Processes;

/// <summary>
/// Holds a program and all it starts back with bubblewrap (bwrap(1)). Two kinds: <see cref="Guard"/> and
/// <see cref="StrictConfinement"/>; made by <see cref="Sandbox"/>.
/// </summary>
/// <param name="Program">Absolute path of <c>bwrap</c>.</param>
public abstract record Confinement(string Program)
{
    /// <summary>
    /// Options that keep root from the kernel's settings: some of them name a program that the kernel runs outside
    /// (<c>core_pattern</c>), and root may write them without any capability.
    /// </summary>
    private protected static readonly string[] KernelSettings = ["--ro-bind", "/proc/sys", "/proc/sys"];

    /// <summary>What it enforces.</summary>
    public abstract Enforcement Enforcement { get; }

    /// <summary>Arguments of <see cref="Program"/> that run another program.</summary>
    /// <param name="program">Absolute path of the program.</param>
    /// <param name="spec">The process wanted.</param>
    internal abstract IReadOnlyList<string> Wrap(string program, ProcessSpec spec);
}
