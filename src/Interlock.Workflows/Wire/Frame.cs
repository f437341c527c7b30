namespace Interlock.Workflows.Wire;

/// <summary>Where in the program's structure something happens. Written from the structure alone, never from timing.</summary>
internal sealed class Frame
{
    private static readonly AsyncLocal<Frame?> Held = new();

    /// <summary>Path of the branches that lead here, for example <c>parallel/3/pipeline/0/1</c>.</summary>
    public required string Path { get; init; }

    /// <summary>The phase in force, or null.</summary>
    public string? Phase { get; set; }

    /// <summary>The innermost group, 0 for none.</summary>
    public int Group { get; init; }

    /// <summary>Branch of it.</summary>
    public int Item { get; init; }

    /// <summary>The frame of the running code; the top of the workflow where nothing else is entered.</summary>
    public static Frame Current(Frame top) => Held.Value ?? top;

    /// <summary>A frame inside this one.</summary>
    public Frame Below(string segment, int? group = null, int? item = null) =>
        new()
        {
            Path = Path.Length == 0 ? segment : $"{Path}/{segment}",
            Phase = Phase,
            Group = group ?? Group,
            Item = item ?? Item,
        };

    /// <summary>This frame with another phase.</summary>
    public Frame In(string? phase) =>
        phase is null
            ? this
            : new Frame
            {
                Path = Path,
                Phase = phase,
                Group = Group,
                Item = Item,
            };

    /// <summary>Runs code in this frame; what it awaits stays in it.</summary>
    public async Task<T> RunAsync<T>(Func<Task<T>> work)
    {
        Held.Value = this; // an async method restores its caller's value by itself
        return await work();
    }
}
