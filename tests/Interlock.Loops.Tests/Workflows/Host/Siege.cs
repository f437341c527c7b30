using System.Collections.Concurrent;
using System.Text.Json;
using Interlock.Loops.Workflows.Host;
using Xunit;

namespace Interlock.Loops.Tests.Workflows.Host;

/// <summary>
/// Runs every attack once: a file in one process, each attack as a workflow of its own; those that wear out stack or
/// memory alone.
/// </summary>
public sealed class Siege : IAsyncLifetime
{
    private const string Script = """
        const results = {};
        for (const name of args)
          results[name] = await workflow(name, { some: ['input'] })
            .catch((error) => error.code === 'script_invalid' ? 'closed' : String(error.stack));
        return results;
        """;

    private static readonly ParallelOptions Few = new() { MaxDegreeOfParallelism = 3 };

    /// <summary>What became of each attack, by name.</summary>
    public ConcurrentDictionary<string, string> Results { get; } = new(StringComparer.Ordinal);

    public async ValueTask InitializeAsync()
    {
        var batches = Attack.All.GroupBy(attack => attack.IsHeavy ? attack.Name : attack.File, StringComparer.Ordinal);
        await Parallel.ForEachAsync(batches, Few, async (batch, _) => await RunAsync([.. batch]));
    }

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    private async Task RunAsync(IReadOnlyList<Attack> attacks)
    {
        var engine = new Engine { Children = attacks.ToDictionary(attack => attack.Name, attack => attack.Script) };
        var names = JsonSerializer.Serialize(attacks.Select(attack => attack.Name));
        var end = await Scripted.RunAsync(Script, engine, names, new ScriptLimits { HeapMegabytes = 128 });
        foreach (var attack in attacks)
            Results[attack.Name] = end.Error is { } error ? $"{error.Class}: {error.Message}" : Said(end, attack);
    }

    private static string Said(ScriptEnd end, Attack attack) => end.Value!.Value.GetProperty(attack.Name).GetString()!;
}
