namespace Interlock.Cli.Prove;

/// <summary>What was asked of <c>prove</c>.</summary>
internal sealed record ProveArguments
{
    /// <summary>Names of checks; empty for all.</summary>
    public required IReadOnlyList<string> Names { get; init; }

    /// <summary>Checks of the command line.</summary>
    public required IReadOnlyList<(string Name, string Command)> Checks { get; init; }

    /// <summary>Which of the checkout's trees.</summary>
    public required ProvedTree Of { get; init; }

    /// <summary>Whether the answer is JSON.</summary>
    public bool Json { get; init; }

    /// <summary>The repository.</summary>
    public required string Repository { get; init; }
}
