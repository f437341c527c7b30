using System.Text.Json;
using Interlock.Agents.Catalog;
using Interlock.Cli.Output;
using Interlock.Core.Git;
using Interlock.Core.Runs;
using Interlock.Core.Text;
using Interlock.Loops.Workflows;
using Interlock.Loops.Workflows.Dry;
using Interlock.Loops.Workflows.Host;
using Interlock.Loops.Workflows.Script;

namespace Interlock.Cli.Run;

/// <summary>Carries out <c>run --dry-run</c> and prints what it found.</summary>
internal sealed class WorkflowDryRun(Face face, bool json)
{
    private const int MostShown = 200;

    /// <summary>Runs the script with made-up answers.</summary>
    public async Task<int> RunAsync(
        UserRepository repository,
        WorkflowFile file,
        WorkflowScript script,
        WorkflowOptions options,
        ScriptHost host,
        CancellationToken cancellation
    )
    {
        // What auto would be decides nothing here, and looking costs more than the whole dry run.
        if (AgentNames.HasAuto(options.Agent))
            options = options with { Auto = "claude" };
        var graph = await new DryRun(repository.Root, (name, all) => WorkflowAgents.Create(face, all, name)).RunAsync(
            file,
            script,
            options,
            host,
            cancellation
        );
        var exit = graph.Failure is null ? ExitCode.Good : ExitCode.Blocked;
        if (json)
            await face.Output.WriteLineAsync(
                JsonSerializer.Serialize(Report(graph, file, exit), CliJson.Default.DryRunReport)
            );
        else
            Print(graph, script);
        return exit;
    }

    private void Print(DryGraph graph, WorkflowScript script)
    {
        face.Output.WriteLine(
            $"{ExternalText.Line(script.Name, 100)} would start {graph.Count} agents; nothing was started and nothing was spent"
        );
        foreach (var (phase, agents) in graph.Phases)
        {
            face.Output.WriteLine($"  {(phase.Length == 0 ? "(no phase)" : phase)}: {agents}");
            foreach (var node in graph.Nodes.Where(node => (node.Phase ?? "") == phase).Take(MostShown))
                face.Output.WriteLine($"    {Line(node)}");
            if (agents > MostShown)
                face.Output.WriteLine($"    … and {agents - MostShown} more");
        }
        foreach (var (effect, times) in graph.Effects)
            face.Output.WriteLine($"  calls {effect} {times} times");
        if (graph.Failure is { } failure)
            face.Error.WriteLine($"interlock: {failure.Message}\ninterlock: {failure.Remedy}");
    }

    private static string Line(DryNode node) =>
        ExternalText.Line(
            $"{(node.Scope.Length == 0 ? "" : node.Scope + "  ")}{node.Label} ({node.Agent}{(node.Model is { } model ? $" {model}" : "")}"
                + $"{(node.HasSchema ? ", document" : "")}{(node.IsIsolated ? ", worktree" : "")}): {node.Prompt}",
            200
        );

    private static DryRunReport Report(DryGraph graph, WorkflowFile file, int exit) =>
        new(
            null,
            EnumWord.Of(graph.Failure is null ? Outcome.Completed : Outcome.Failed),
            exit,
            "not_run",
            file.Shown,
            graph.Count,
            graph.Phases.ToDictionary(phase => phase.Phase, phase => phase.Agents, StringComparer.Ordinal),
            graph.Nodes,
            graph.Effects.ToDictionary(effect => effect.Effect, effect => effect.Times, StringComparer.Ordinal),
            graph.Value,
            graph.Failure
        );
}
