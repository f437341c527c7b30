using System.Text;

namespace Interlock.Core.Processes;

/// <summary>How a child process ended.</summary>
/// <param name="ExitCode">Exit code; 128 + signal when a signal ended it.</param>
/// <param name="StandardOutput">What it wrote to stdout, as bytes.</param>
/// <param name="StandardError">What it wrote to stderr, as bytes.</param>
/// <param name="DroppedBytes">Bytes beyond the limit that were not kept.</param>
/// <param name="TimedOut">Whether the limit ended it.</param>
/// <param name="Duration">Wall time.</param>
public sealed record ProcessResult(
    int ExitCode,
    byte[] StandardOutput,
    byte[] StandardError,
    long DroppedBytes,
    bool TimedOut,
    TimeSpan Duration
)
{
    /// <summary>Whether nothing of stdout was dropped.</summary>
    public bool IsOutputWhole { get; init; } = DroppedBytes == 0;

    /// <summary>Stdout as UTF-8 text, bad bytes replaced.</summary>
    public string OutputText => Encoding.UTF8.GetString(StandardOutput);

    /// <summary>Stderr as UTF-8 text, bad bytes replaced.</summary>
    public string ErrorText => Encoding.UTF8.GetString(StandardError);
}
