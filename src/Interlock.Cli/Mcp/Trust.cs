namespace Interlock.Cli.Mcp;

/// <summary>What a value may do, and so what the user has to allow first.</summary>
internal enum Trust
{
    /// <summary>Text that nobody runs.</summary>
    Plain,

    /// <summary>The name of an agent; some names are programs.</summary>
    Agent,

    /// <summary>A part of a prompt; some are files of the user.</summary>
    Prompt,

    /// <summary>A shell command that the engine runs.</summary>
    Command,

    /// <summary>Lifts an agent's limits.</summary>
    Full,
}
