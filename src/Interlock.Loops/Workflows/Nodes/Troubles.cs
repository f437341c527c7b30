using System.Collections.Concurrent;
using Interlock.Core.Failures;

namespace Interlock.Loops.Workflows.Nodes;

/// <summary>Why nodes of this life could not work at all; a resumed run asks them again.</summary>
internal sealed class Troubles
{
    private readonly ConcurrentQueue<Failure> all = new();

    /// <summary>The one that decides how the run ends: a spent budget, else the first; null when there is none.</summary>
    public Failure? Worst => all.FirstOrDefault(one => one.Class == "budget_exhausted") ?? all.FirstOrDefault();

    /// <summary>How many there are.</summary>
    public int Count => all.Count;

    /// <summary>Notes one.</summary>
    public void Add(Failure failure) => all.Enqueue(failure);
}
