namespace Interlock.Core.Configuration;

/// <summary>Collects faults with their place, so that all are reported at once.</summary>
/// <param name="document">The file's bytes.</param>
internal sealed class FaultList(ReadOnlyMemory<byte> document)
{
    private readonly List<ConfigurationFault> faults = [];

    /// <summary>The faults in the order of the file.</summary>
    public IReadOnlyList<ConfigurationFault> All =>
        [.. faults.OrderBy(fault => fault.Line).ThenBy(fault => fault.Column)];

    /// <summary>Adds a fault at a byte of the document.</summary>
    public void Add(string path, int offset, string message)
    {
        var before = document.Span[..Math.Min(offset, document.Length)];
        var line = before.Count((byte)'\n') + 1;
        var column = before.Length - (before.LastIndexOf((byte)'\n') + 1) + 1;
        faults.Add(new ConfigurationFault(path, line, column, message));
    }
}
