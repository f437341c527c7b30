using Interlock.Workflows.Wire;

namespace Interlock.Workflows;

public sealed partial class Flow
{
    /// <summary>Runs branches at once and waits for all; a branch that throws is the default in the result.</summary>
    public Task<IReadOnlyList<T?>> Parallel<T>(IEnumerable<Func<Task<T>>> branches, GroupOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(branches);
        var all = branches.ToList();
        return GroupAsync("parallel", all.Count, 0, options, (index, _) => all[index]());
    }

    /// <summary>Runs branches at once and waits for all.</summary>
    public Task<IReadOnlyList<T?>> Parallel<T>(params Func<Task<T>>[] branches) => Parallel(branches, null);

    /// <summary>Runs one branch an item and waits for all.</summary>
    public Task<IReadOnlyList<TResult?>> Fanout<TItem, TResult>(
        IEnumerable<TItem> items,
        Func<TItem, int, Task<TResult>> branch,
        GroupOptions? options = null
    )
    {
        ArgumentNullException.ThrowIfNull(items);
        ArgumentNullException.ThrowIfNull(branch);
        var all = items.ToList();
        return GroupAsync("fanout", all.Count, 0, options, (index, _) => branch(all[index], index));
    }

    /// <summary>Sends each item through two stages; an item does not wait for the others.</summary>
    public Task<IReadOnlyList<TResult?>> Pipeline<TItem, TFirst, TResult>(
        IEnumerable<TItem> items,
        Func<TItem, Task<TFirst>> first,
        Func<TFirst, TItem, Task<TResult>> second,
        GroupOptions? options = null
    )
    {
        ArgumentNullException.ThrowIfNull(items);
        ArgumentNullException.ThrowIfNull(first);
        ArgumentNullException.ThrowIfNull(second);
        var all = items.ToList();
        return GroupAsync(
            "pipeline",
            all.Count,
            2,
            options,
            async (index, frame) =>
            {
                var middle = await frame.Below("0").RunAsync(() => first(all[index]));
                return await frame.Below("1").RunAsync(() => second(middle, all[index]));
            }
        );
    }

    /// <summary>Sends each item through three stages; an item does not wait for the others.</summary>
    public Task<IReadOnlyList<TResult?>> Pipeline<TItem, TFirst, TSecond, TResult>(
        IEnumerable<TItem> items,
        Func<TItem, Task<TFirst>> first,
        Func<TFirst, TItem, Task<TSecond>> second,
        Func<TSecond, TItem, Task<TResult>> third,
        GroupOptions? options = null
    )
    {
        ArgumentNullException.ThrowIfNull(items);
        ArgumentNullException.ThrowIfNull(first);
        ArgumentNullException.ThrowIfNull(second);
        ArgumentNullException.ThrowIfNull(third);
        var all = items.ToList();
        return GroupAsync(
            "pipeline",
            all.Count,
            3,
            options,
            async (index, frame) =>
            {
                var one = await frame.Below("0").RunAsync(() => first(all[index]));
                var two = await frame.Below("1").RunAsync(() => second(one, all[index]));
                return await frame.Below("2").RunAsync(() => third(two, all[index]));
            }
        );
    }

    private async Task<IReadOnlyList<T?>> GroupAsync<T>(
        string kind,
        int count,
        int stages,
        GroupOptions? options,
        Func<int, Frame, Task<T>> work
    )
    {
        var number = ++groups;
        var inner = Here.In(options?.Phase);
        engine.Note(
            "group_started",
            new
            {
                number,
                kind,
                label = options?.Label ?? options?.Id,
                count,
                stages,
            },
            inner
        );
        var results = new T?[count];
        var next = 0;
        var failed = false;
        var segment = options?.Id is { } id ? $"{kind}:{id}" : kind;
        async Task LaneAsync()
        {
            while (next < count)
            {
                var index = next++;
                var frame = inner.Below($"{segment}/{index}", number, index);
                try
                {
                    results[index] = await frame.RunAsync(() => work(index, frame));
                }
                catch (Exception error) when (error is not WorkflowException { IsFatal: true })
                {
                    failed = true;
                    engine.Note("item_failed", ErrorReport.Of(error), frame);
                }
            }
        }
        var width = options?.Concurrency is { } most ? Math.Max(1, most) : count;
        await Task.WhenAll(Enumerable.Range(0, Math.Min(width, count)).Select(_ => LaneAsync()));
        engine.Note("group_ended", new { number, ok = !failed }, inner);
        return results;
    }
}
