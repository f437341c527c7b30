namespace Interlock.Core.Runs;

/// <summary>The agents of one phase of a workflow.</summary>
/// <param name="Phase">The phase, or null for agents outside of one.</param>
/// <param name="Asked">Asked for by the script so far.</param>
/// <param name="Done">Ended well.</param>
/// <param name="Failed">Ended with a failure.</param>
public sealed record NodePhaseReport(string? Phase, int Asked, int Done, int Failed);
