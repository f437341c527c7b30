using System.Diagnostics;
using Interlock.Core.Sessions;

namespace Interlock.Bench.Soak;

/// <summary>The life of one session: started, struck by its fate, waited for, and perhaps resumed.</summary>
internal sealed class SoakSession(SoakWorld world, SoakPlan plan, Random dice)
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);
    private static readonly TimeSpan Look = TimeSpan.FromMilliseconds(25);

    /// <summary>Whether the fate struck; else the session was over before.</summary>
    public bool IsStruck { get; private set; }

    public async Task RunAsync()
    {
        using var caller = world.Start([
            "agent",
            "run",
            "--agent",
            "command:sh -s",
            "--session",
            plan.Name,
            "--permission",
            "full",
            "--task",
            plan.Task,
            "--questions",
            "wait",
            "--timeout",
            "180s",
            .. plan.Detached ? (string[])["--detach"] : [],
        ]);
        var calling = SoakWorld.EndAsync(caller);
        if (await AgentSeenAsync(calling))
            await Task.Delay(plan.After);
        IsStruck = await StrikeAsync(caller);
        await calling;
        await world.CliAsync("agent", "wait", plan.Name, "--timeout", "180s");
        if (plan.Resumed && plan.Fate != Fate.AskedAndStopped)
            await world.CliAsync("agent", "resume", plan.Name, "--task", "echo resumed", "--questions", "wait");
    }

    // The moment from which the fate counts; without it a slow start would outlast every delay.
    private async Task<bool> AgentSeenAsync(Task calling)
    {
        var started = Stopwatch.GetTimestamp();
        while (SoakProcesses.OfAgent(plan.Name).Count == 0)
        {
            if ((calling.IsCompleted && !plan.Detached) || Stopwatch.GetElapsedTime(started) > Patience)
                return false;
            if (
                calling.IsCompleted
                && Folder() is { IsLive: false }
                && Stopwatch.GetElapsedTime(started).TotalSeconds > 5
            )
                return false;
            await Task.Delay(Look);
        }
        return true;
    }

    private async Task<bool> StrikeAsync(Process caller)
    {
        switch (plan.Fate)
        {
            case Fate.AgentKilled:
                var processes = SoakProcesses.OfAgent(plan.Name);
                return processes.Count > 0 && SoakProcesses.Kill(processes[dice.Next(processes.Count)]);
            case Fate.WorkerKilled:
                return Folder() is { IsLive: true, LastWorker: { } worker } && SoakProcesses.Kill(worker.Pid);
            case Fate.CallerKilled:
                return !caller.HasExited && SoakProcesses.Kill(caller.Id);
            case Fate.Interrupted:
                return (await world.CliAsync("agent", "interrupt", plan.Name)).Exit == 0;
            case Fate.Stopped:
                return (await world.CliAsync("agent", "stop", plan.Name)).Exit == 0;
            case Fate.Answered:
                await world.CliAsync("agent", "wait", plan.Name, "--timeout", "180s");
                return (await world.CliAsync("agent", "answer", plan.Name, "--choice", "1", "--wait")).Exit == 0;
            case Fate.AskedAndStopped:
                await world.CliAsync("agent", "wait", plan.Name, "--timeout", "180s");
                return (await world.CliAsync("agent", "stop", plan.Name)).Exit == 0;
            default:
                return true;
        }
    }

    private SessionFolder? Folder()
    {
        var repositories = Path.Combine(world.State, "repos");
        return Directory.Exists(repositories)
            ? Directory
                .EnumerateDirectories(repositories)
                .Select(path => Path.Combine(path, "agents", plan.Name))
                .Where(Directory.Exists)
                .Select(path => new SessionFolder(path))
                .FirstOrDefault()
            : null;
    }
}
