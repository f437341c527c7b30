namespace Interlock.Core.Processes;

/// <summary>What keeps agents and checks from writing where they must not, here and now.</summary>
/// <param name="Program">Absolute path of a <c>bwrap</c> that was tried and holds, or null when nothing does.</param>
/// <param name="Detail">In words: what is in force, or why nothing is.</param>
public sealed record Sandbox(string? Program, string Detail)
{
    /// <summary>The variable with which a user turns it off (<c>off</c>); a repository cannot.</summary>
    public const string Variable = "INTERLOCK_CONFINEMENT";

    private IReadOnlyList<string> Kept { get; init; } = [];

    /// <summary>Whether programs are held back.</summary>
    public bool IsInForce => Program is not null;

    /// <summary>Nothing holds programs back.</summary>
    /// <param name="reason">Why, in words.</param>
    public static Sandbox None(string reason) => new(null, reason);

    /// <summary>Looks what this machine offers, by trying it: some 50 ms.</summary>
    /// <param name="processes">Runs the trial.</param>
    /// <param name="environment">Where <c>bwrap</c> is looked up.</param>
    /// <param name="cancellation">Gives up.</param>
    public static Task<Sandbox> ProbeAsync(
        ProcessRunner processes,
        HostEnvironment environment,
        CancellationToken cancellation
    ) => new SandboxProbe(processes, environment).RunAsync(cancellation);

    /// <summary>The same sandbox with folders that nothing in it can change.</summary>
    /// <param name="folders">Folders or files; those that are not there are left out.</param>
    public Sandbox Keep(params IEnumerable<string> folders) =>
        this with
        {
            Kept = [.. Kept.Concat(folders.Where(Path.Exists).Select(RealPath.Of)).Distinct(StringComparer.Ordinal)],
        };

    /// <summary>How a program is held back that may change these folders, or null when nothing holds it back.</summary>
    /// <param name="folders">Folders that exist, usually below those that are kept.</param>
    public Confinement? Allow(params IEnumerable<string> folders) =>
        Program is null ? null : new Confinement(Program, Kept, [.. folders.Select(RealPath.Of)]);
}
