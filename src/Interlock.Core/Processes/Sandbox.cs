namespace Interlock.Core.Processes;

/// <summary>What keeps agents and checks from reaching what they must not, here and now.</summary>
/// <param name="Program">Absolute path of a <c>bwrap</c> that was tried and holds, or null when nothing does.</param>
/// <param name="Detail">In words: what is in force, or why nothing is.</param>
public sealed record Sandbox(string? Program, string Detail)
{
    /// <summary>The variable with which a user turns it off (<c>off</c>); a repository cannot.</summary>
    public const string Variable = "INTERLOCK_CONFINEMENT";

    /// <summary>The <c>bwrap</c> of this machine, not tried; null when there is none or it is turned off.</summary>
    /// <param name="environment">Where it is looked up.</param>
    public static string? Find(HostEnvironment environment) =>
        OperatingSystem.IsLinux() && environment[Variable] != "off"
            ? ProgramPath.Find("bwrap", environment.Variables, "/")
            : null;

    private IReadOnlyList<string> Kept { get; init; } = [];

    /// <summary>Whether programs are held back.</summary>
    public bool IsInForce => Program is not null;

    /// <summary>What strict confinement promises, each tried here; empty when it could not be tried.</summary>
    public IReadOnlyList<Guarantee> Guarantees { get; init; } = [];

    /// <summary>In words: why there is no strict confinement; null when there is.</summary>
    public string? StrictTrouble { get; init; } = "not tried";

    /// <summary>Whether programs can be confined strictly: every guarantee held.</summary>
    public bool IsStrictInForce => IsInForce && StrictTrouble is null;

    /// <summary>Nothing holds programs back.</summary>
    /// <param name="reason">Why, in words.</param>
    public static Sandbox None(string reason) => new(null, reason) { StrictTrouble = reason };

    /// <summary>Looks what this machine offers, by trying it: some 100 ms.</summary>
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

    /// <summary>The same sandbox with nothing kept.</summary>
    public Sandbox Unguarded => this with { Kept = [] };

    /// <summary>How a program is held back that may change these folders, or null when nothing holds it back.</summary>
    /// <param name="folders">Folders that exist, usually below those that are kept.</param>
    public Confinement? Allow(params IEnumerable<string> folders) =>
        Program is null ? null : new Guard(Program, Kept, [.. folders.Select(RealPath.Of)]);

    /// <summary>
    /// How a program is kept from the network and from nothing else but what is kept (<see cref="Keep"/>); null when
    /// nothing can do that here.
    /// </summary>
    /// <param name="folders">Folders that it may change although they are kept.</param>
    public Confinement? Offline(params IEnumerable<string> folders) =>
        Allow(folders) is Guard guard ? guard with { IsOffline = true } : null;

    /// <summary>
    /// How a program is held back that reaches nothing but its own, or null when this machine cannot do that; then
    /// <see cref="Allow"/> may still be in force. What is kept (<see cref="Keep"/>) is hidden.
    /// </summary>
    /// <param name="access">What it reaches.</param>
    public Confinement? Strict(StrictAccess access) =>
        IsStrictInForce ? new StrictConfinement(Program!, access, Kept) : null;

    /// <summary>The strict confinement, else the guard of the writable folders, else null.</summary>
    /// <param name="access">What it reaches.</param>
    public Confinement? Strictest(StrictAccess access) => Strict(access) ?? Allow(access.Writable);
}
