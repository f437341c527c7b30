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
    private protected static string[] KernelSettings =>
        Environment.IsPrivilegedProcess ? ["--ro-bind", "/proc/sys", "/proc/sys"] : [];

    /// <summary>What it enforces.</summary>
    public abstract Enforcement Enforcement { get; }

    /// <summary>The same for a program that is given the network or not; the guard stays as it is.</summary>
    /// <param name="network">Whether it reaches the network.</param>
    public virtual Confinement WithNetwork(bool network) => this;

    /// <summary>The same, with more programs that it may start; the guard shows all anyhow.</summary>
    /// <param name="programs">Absolute paths; those that are not there are left out.</param>
    public virtual Confinement WithPrograms(params IEnumerable<string> programs) => this;

    /// <summary>The same for a program that makes a sandbox of its own inside; the guard stays as it is.</summary>
    public virtual Confinement WithOwnSandbox() => this;

    /// <summary>Arguments of <see cref="Program"/> that run another program.</summary>
    /// <param name="program">Absolute path of the program.</param>
    /// <param name="spec">The process wanted.</param>
    internal abstract IReadOnlyList<string> Wrap(string program, ProcessSpec spec);
}
