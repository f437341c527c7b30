namespace Interlock.Cli.Gate;

/// <summary>What was asked of <c>gate</c>.</summary>
internal sealed record GateArguments
{
    /// <summary>The base, or null for the default.</summary>
    public string? Base { get; init; }

    /// <summary>Whether the staged tree is judged instead of all that lies in the checkout.</summary>
    public bool Staged { get; init; }

    /// <summary>Checks of the command line.</summary>
    public required IReadOnlyList<(string Name, string Command)> Checks { get; init; }

    /// <summary>Whether the answer is JSON.</summary>
    public bool Json { get; init; }

    /// <summary>The repository.</summary>
    public required string Repository { get; init; }
}
