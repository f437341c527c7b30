namespace Interlock.Core.Journal;

/// <summary>
/// Numbers equal steps of one process. A number whose work failed is given out again, lowest first, so a retry in
/// this life and a resume in the next one mean the same step.
/// </summary>
internal sealed class Occurrences
{
    private readonly Lock gate = new();
    private readonly Dictionary<StepHash, int> last = [];
    private readonly Dictionary<StepHash, SortedSet<int>> returned = [];

    /// <summary>The number that <see cref="Take"/> would give now.</summary>
    internal int Peek(StepHash hash)
    {
        lock (gate)
            return returned.TryGetValue(hash, out var free) ? free.Min : last.GetValueOrDefault(hash) + 1;
    }

    /// <summary>Takes the next number.</summary>
    internal int Take(StepHash hash)
    {
        lock (gate)
        {
            if (!returned.TryGetValue(hash, out var free))
                return last[hash] = last.GetValueOrDefault(hash) + 1;
            var number = free.Min;
            free.Remove(number);
            if (free.Count == 0)
                returned.Remove(hash);
            return number;
        }
    }

    /// <summary>Gives a number back.</summary>
    internal void Return(StepHash hash, int number)
    {
        lock (gate)
        {
            if (!returned.TryGetValue(hash, out var free))
                returned[hash] = free = [];
            free.Add(number);
        }
    }
}
