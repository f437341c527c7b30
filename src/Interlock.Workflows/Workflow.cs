using Interlock.Workflows.Wire;

namespace Interlock.Workflows;

/// <summary>
/// Entry point of a workflow in C#. The last statement of the script is
/// <c>return Workflow.Run(new("name"), async flow =&gt; { … });</c> and <c>interlock run FILE.cs</c> runs it.
/// </summary>
public static class Workflow
{
    /// <summary>Runs a workflow that returns a value; any data that System.Text.Json writes.</summary>
    /// <param name="meta">What the workflow says of itself.</param>
    /// <param name="main">The workflow. It runs on one thread, as a JavaScript workflow does, so that branches may share
    /// variables.</param>
    /// <returns>Exit code of the program: 0 when the engine was told how the workflow ended, also that it failed.</returns>
    public static int Run<T>(WorkflowMeta meta, Func<Flow, Task<T>> main)
    {
        ArgumentNullException.ThrowIfNull(meta);
        ArgumentNullException.ThrowIfNull(main);
        return Program.Run(meta, async flow => Json.Write(await main(flow), "the result"));
    }

    /// <summary>Runs a workflow that returns nothing.</summary>
    /// <inheritdoc cref="Run{T}(WorkflowMeta, Func{Flow, Task{T}})"/>
    public static int Run(WorkflowMeta meta, Func<Flow, Task> main)
    {
        ArgumentNullException.ThrowIfNull(meta);
        ArgumentNullException.ThrowIfNull(main);
        return Program.Run(
            meta,
            async flow =>
            {
                await main(flow);
                return "null";
            }
        );
    }
}
