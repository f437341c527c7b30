namespace Interlock.Core.Configuration;

/// <summary>One thing that is wrong with a configuration file.</summary>
/// <param name="Path">JSON path of the place, for example <c>$.checks.test.timeout</c>.</param>
/// <param name="Line">Line, from 1.</param>
/// <param name="Column">Column in bytes, from 1.</param>
/// <param name="Message">What is wrong, and the nearest right thing where there is one.</param>
public sealed record ConfigurationFault(string Path, int Line, int Column, string Message)
{
    /// <summary>The fault as compilers print it.</summary>
    public override string ToString() => $"{InterlockConfiguration.FileName}:{Line}:{Column}: {Path}: {Message}";
}
