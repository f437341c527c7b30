using Interlock.Core.Failures;
using Interlock.Loops.Workflows.CSharp;
using Interlock.Loops.Workflows.Script;

namespace Interlock.Loops.Workflows.Host;

/// <summary>A script that was opened: ready to run, wrong, or not to be opened on this machine.</summary>
/// <param name="Host">The process that will run it; null otherwise.</param>
/// <param name="Script">What was read; null when this machine cannot.</param>
/// <param name="Failure">Why it cannot be opened here; null otherwise.</param>
public sealed record OpenedScript(ScriptHost? Host, WorkflowScript? Script, Failure? Failure)
{
    /// <summary>Opens a workflow in JavaScript or C#.</summary>
    /// <param name="file">The script.</param>
    /// <param name="options">What its process gets.</param>
    /// <param name="cancellation">Gives up; nothing is left.</param>
    public static async Task<OpenedScript> OpenAsync(
        WorkflowFile file,
        ScriptHostOptions options,
        CancellationToken cancellation
    )
    {
        if (file.IsCSharp)
            return await CSharpHost.OpenAsync(file, options, cancellation);
        var start = await ScriptHost.StartAsync(options, cancellation);
        if (start.Host is not { } host)
            return Refused(start.Failure!);
        var script = await host.ParseAsync(file.Shown, file.Source, cancellation);
        if (script.Problems.Count == 0)
            return new OpenedScript(host, script, null);
        await host.DisposeAsync();
        return Wrong(script);
    }

    internal static OpenedScript Refused(Failure failure) => new(null, null, failure);

    internal static OpenedScript Wrong(WorkflowScript script) => new(null, script, null);
}
