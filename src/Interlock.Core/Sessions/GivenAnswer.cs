namespace Interlock.Core.Sessions;

/// <summary>An answer on its way to the worker.</summary>
/// <param name="Question">Id of the question.</param>
/// <param name="Choice">The option, counted from 1, or null.</param>
/// <param name="Text">Own words, or null.</param>
public sealed record GivenAnswer(string Question, int? Choice, string? Text);
