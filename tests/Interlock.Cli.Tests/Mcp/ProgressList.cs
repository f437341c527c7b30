using ModelContextProtocol;

namespace Interlock.Cli.Tests.Mcp;

/// <summary>Progress as it came; a line can be waited for.</summary>
internal sealed class ProgressList : IProgress<ProgressNotificationValue>
{
    private readonly List<ProgressNotificationValue> all = [];
    private readonly List<(string Part, TaskCompletionSource Seen)> waiting = [];

    public IReadOnlyList<ProgressNotificationValue> All
    {
        get
        {
            lock (all)
                return [.. all];
        }
    }

    public void Report(ProgressNotificationValue value)
    {
        lock (all)
        {
            all.Add(value);
            foreach (var (part, seen) in waiting)
                if (value.Message!.Contains(part, StringComparison.Ordinal))
                    seen.TrySetResult();
        }
    }

    public Task LineWithAsync(string part)
    {
        lock (all)
        {
            var seen = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
            waiting.Add((part, seen));
            if (all.Exists(value => value.Message!.Contains(part, StringComparison.Ordinal)))
                seen.TrySetResult();
            return seen.Task.WaitAsync(TestContext.Current.CancellationToken);
        }
    }
}
