namespace Interlock.Core.Processes;

/// <summary>One thing that strict confinement promises, tried on this machine.</summary>
/// <param name="Name"><c>files</c>, <c>home</c>, <c>network</c> or <c>processes</c>.</param>
/// <param name="Holds">Whether it held when it was tried.</param>
public sealed record Guarantee(string Name, bool Holds);
