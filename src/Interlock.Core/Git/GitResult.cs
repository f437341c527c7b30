using System.Text;

namespace Interlock.Core.Git;

/// <summary>How one git call ended.</summary>
/// <param name="ExitCode">Git's exit code.</param>
/// <param name="Output">Standard output, as bytes.</param>
/// <param name="Error">Standard error, at most 2,000 characters, control characters removed.</param>
public sealed record GitResult(int ExitCode, byte[] Output, string Error)
{
    /// <summary>Whether git said that it worked.</summary>
    public bool Succeeded => ExitCode == 0;

    /// <summary>Standard output as text, without the newline at the end.</summary>
    public string Text => Encoding.UTF8.GetString(Output).TrimEnd('\n');
}
