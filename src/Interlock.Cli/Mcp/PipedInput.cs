namespace Interlock.Cli.Mcp;

/// <summary>What a verb reads from its stdin, because it may be longer than a command line.</summary>
/// <param name="Option">The option that makes it read.</param>
/// <param name="Text">What it reads.</param>
internal sealed record PipedInput(string Option, string Text);
