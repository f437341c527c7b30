using Interlock.Core.Agents;
using Interlock.Loops.Workflows.Budgets;
using Interlock.Loops.Workflows.Host;
using Interlock.Loops.Workflows.Script;

namespace Interlock.Loops.Workflows.Dry;

/// <summary>Runs a script with made-up answers: nothing is started, recorded or spent.</summary>
/// <param name="root">Top of the user's checkout, where roles, schemas and other workflows are looked up.</param>
/// <param name="agents">Makes an agent from its name; none is run.</param>
public sealed class DryRun(string root, Func<string, WorkflowOptions, IAgent> agents)
{
    /// <summary>Runs it.</summary>
    /// <param name="file">The script.</param>
    /// <param name="script">The script, read and without problems.</param>
    /// <param name="options">What was asked.</param>
    /// <param name="host">The process that runs it.</param>
    /// <param name="cancellation">Stops it.</param>
    public async Task<DryGraph> RunAsync(
        WorkflowFile file,
        WorkflowScript script,
        WorkflowOptions options,
        ScriptHost host,
        CancellationToken cancellation
    )
    {
        var limits = RunLimits.Of(options, script.Meta);
        var calls = new DryCalls(root, file, script.Meta, options, limits, name => agents(name, options));
        var input = new ScriptInput(options.Input, "dry-run")
        {
            IsDryRun = true,
            Budget = new BudgetState(limits.Total, 0),
        };
        var end = await host.RunAsync(script, input, calls, cancellation);
        return calls.Graph(end);
    }
}
