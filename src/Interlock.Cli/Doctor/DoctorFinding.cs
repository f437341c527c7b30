namespace Interlock.Cli.Doctor;

/// <summary>What a look at one part of the machine found.</summary>
/// <param name="Name">The part: <c>git</c>, <c>agent codex</c>, <c>disk</c>, …</param>
/// <param name="State">How it stands.</param>
/// <param name="Detail">What was found, in one line.</param>
/// <param name="Remedy">What to do, in one line; null when nothing is to be done.</param>
internal sealed record DoctorFinding(string Name, DoctorState State, string Detail, string? Remedy = null)
{
    /// <summary>What an agent can do; null for all that is no agent.</summary>
    public IReadOnlyList<string>? Capabilities { get; init; }
}
