namespace Interlock.Cli.Workflows;

/// <summary>A workflow as <c>workflows list</c> and <c>workflows show</c> tell it.</summary>
/// <param name="Name">Name for <c>interlock run</c>.</param>
/// <param name="Source"><c>repository</c> or <c>built_in</c>.</param>
/// <param name="Path">Where it lies, or null when it is built in, or cannot be read.</param>
/// <param name="Description">What it does, or null when it does not say.</param>
/// <param name="WhenToUse">When to choose it and what it takes, or null.</param>
/// <param name="Phases">Titles of its phases.</param>
/// <param name="Problem">Why it cannot be read, or null.</param>
internal sealed record WorkflowEntry(
    string Name,
    string Source,
    string? Path,
    string? Description,
    string? WhenToUse,
    IReadOnlyList<string> Phases,
    string? Problem
)
{
    /// <summary>The text, where it was asked for.</summary>
    public string? Text { get; init; }
}
