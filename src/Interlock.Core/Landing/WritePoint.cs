namespace Interlock.Core.Landing;

/// <summary>
/// Passed before everything that a landing changes on disk, so that tests can cut a landing off at each point as
/// <c>kill -9</c> would: the crash safety of a landing is a claim about every one of them.
/// </summary>
internal static class WritePoint
{
    private static readonly AsyncLocal<Action?> Passing = new();

    /// <summary>Called at each point of the landings that the caller starts; null = nothing.</summary>
    public static Action? Watcher
    {
        set => Passing.Value = value;
    }

    /// <summary>The next change comes now.</summary>
    public static void Pass() => Passing.Value?.Invoke();
}
