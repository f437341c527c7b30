namespace Interlock.Agents.Models.Tools;

/// <summary>What a tool answers.</summary>
/// <param name="Text">For the model.</param>
/// <param name="IsError">Whether it could not do it.</param>
internal sealed record ToolOutput(string Text, bool IsError = false)
{
    /// <summary>Most characters of an answer.</summary>
    public const int Longest = 24_000;

    /// <summary>An answer that it could not do it.</summary>
    public static ToolOutput Error(string text) => new(text, IsError: true);
}
