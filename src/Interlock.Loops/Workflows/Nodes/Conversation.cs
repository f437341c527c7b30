namespace Interlock.Loops.Workflows.Nodes;

/// <summary>A conversation with an agent over several nodes.</summary>
/// <param name="folder">Where its runtime's home stays.</param>
internal sealed class Conversation(string folder)
{
    /// <summary>Where the runtime's home stays.</summary>
    public string Home => Path.Combine(folder, "home");

    /// <summary>Held by the node that works in it.</summary>
    public SemaphoreSlim Turn { get; } = new(1);

    /// <summary>The runtime's id, once known.</summary>
    public string? Session { get; set; }
}
