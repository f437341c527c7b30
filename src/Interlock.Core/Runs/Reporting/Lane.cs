namespace Interlock.Core.Runs.Reporting;

/// <summary>A place in a script where one thing follows another: the top, a branch of a group, a child workflow.</summary>
/// <param name="group">Id of its group, or null at the top.</param>
/// <param name="item">Branch of it, or null.</param>
internal sealed class Lane(string? group, int? item)
{
    private IReadOnlyList<string> before = [];
    private List<string> done = [];

    /// <summary>Id of its group, or null at the top.</summary>
    internal string? Group { get; } = group;

    /// <summary>Branch of it, or null.</summary>
    internal int? Item { get; } = item;

    /// <summary>Something begins here. It followed what ended since the last one began, or the same as that one.</summary>
    /// <param name="join">Makes one id of very many.</param>
    internal IReadOnlyList<string> Enter(Func<IReadOnlyList<string>, string> join)
    {
        if (done.Count > 0)
            (before, done) = (done.Count > MostDeps ? [join(done)] : done, []);
        return before;
    }

    /// <summary>Something that began here is over.</summary>
    internal void Leave(string id) => done.Add(id);

    private const int MostDeps = 20;
}
