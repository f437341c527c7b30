namespace Interlock.Core.Evidence;

/// <summary>A check that the engine runs: a command whose exit code is the truth.</summary>
/// <param name="Name">Short name, unique.</param>
/// <param name="Command">Command line for <c>/bin/sh -c</c>; written by a person, never by an agent.</param>
/// <param name="Timeout">Wall-clock limit.</param>
public sealed record CheckDefinition(string Name, string Command, TimeSpan Timeout)
{
    /// <summary>Secret-looking variables that the check may see, by name.</summary>
    public IReadOnlyList<string> Environment { get; init; } = [];
}
