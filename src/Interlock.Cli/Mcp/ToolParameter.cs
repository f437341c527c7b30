namespace Interlock.Cli.Mcp;

/// <summary>One argument of a tool.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Kind">Its type.</param>
/// <param name="Description">What it means and when to give it.</param>
internal sealed record ToolParameter(string Name, ParameterKind Kind, string Description)
{
    /// <summary>The verb's option that it becomes; null for a positional argument.</summary>
    public string? Option { get; init; }

    /// <summary>Whether it never reaches the command line of the verb: the tool itself reads it.</summary>
    public bool IsOwn { get; init; }

    /// <summary>Whether a call must give it.</summary>
    public bool Required { get; init; }

    /// <summary>What the value may do.</summary>
    public Trust Trust { get; init; }

    /// <summary>Most characters of a text or of each of a list, or the largest number.</summary>
    public int Most { get; init; } = 1_000;

    /// <summary>Most items of a list.</summary>
    public int MostItems { get; init; } = 50;

    /// <summary>The words of a <see cref="ParameterKind.Choice"/>.</summary>
    public IReadOnlyList<string> Choices { get; init; } = [];

    /// <summary>Words of <see cref="Choices"/> that lift an agent's limits.</summary>
    public IReadOnlyList<string> FullChoices { get; init; } = [];

    /// <summary>Whether the user allows calls to give it.</summary>
    public bool IsOpen(McpSettings settings) =>
        Trust switch
        {
            Trust.Command => settings.AllowCommand,
            Trust.Full => settings.AllowFull,
            _ => true,
        };

    /// <summary>The choices that the user allows.</summary>
    public IEnumerable<string> OpenChoices(McpSettings settings) =>
        settings.AllowFull ? Choices : Choices.Except(FullChoices, StringComparer.Ordinal);
}
