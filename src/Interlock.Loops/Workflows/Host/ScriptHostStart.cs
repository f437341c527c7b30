using Interlock.Core.Failures;

namespace Interlock.Loops.Workflows.Host;

/// <summary>A started host, or why there is none.</summary>
/// <param name="Host">The host, to be disposed; null with a failure.</param>
/// <param name="Failure">What is missing and how to get it (exit code 78); null with a host.</param>
public sealed record ScriptHostStart(ScriptHost? Host, Failure? Failure);
