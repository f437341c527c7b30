namespace Interlock.Acceptance.Matrix;

/// <summary>The program refused to start what the agent cannot do.</summary>
internal sealed class CapabilityMissingException(string message) : Exception(message);
