using Interlock.Loops.Workflows.Host;
using Interlock.Loops.Workflows.Script;

namespace Interlock.Loops.Workflows.CSharp;

/// <summary>Compiles a workflow in C# and starts it, locked up.</summary>
internal static class CSharpHost
{
    private const string Library = "Interlock.Workflows.dll";

    /// <summary>Opens a script.</summary>
    /// <param name="file">The script.</param>
    /// <param name="options">What its process gets.</param>
    /// <param name="cancellation">Gives up; nothing is left.</param>
    public static async Task<OpenedScript> OpenAsync(
        WorkflowFile file,
        ScriptHostOptions options,
        CancellationToken cancellation
    )
    {
        var library = Path.Combine(options.ParserFolder, Library);
        if (!File.Exists(library))
            return OpenedScript.Refused(CSharpFailures.NoLibrary(library));
        var (sdk, missing) = await DotnetSdk.FindAsync(options.Processes, options.Environment, cancellation);
        if (sdk is null)
            return OpenedScript.Refused(missing!);
        var folder = ProgramFolder.Create();
        var keep = false;
        try
        {
            var compiled = await new ScriptCompiler(sdk, options).CompileAsync(
                file.Shown,
                file.Source,
                folder,
                library,
                cancellation
            );
            if (compiled.Failure is not null)
                return OpenedScript.Refused(compiled.Failure);
            if (compiled.Problems.Count > 0)
                return OpenedScript.Wrong(
                    new WorkflowScript(file.Shown, file.Source, null, ScriptForm.Program, compiled.Problems)
                );
            var opened = await StartAsync(sdk, folder, file, options, cancellation);
            keep = opened.Host is not null;
            return opened;
        }
        finally
        {
            if (!keep)
                ProgramFolder.Remove(folder);
        }
    }

    private static async Task<OpenedScript> StartAsync(
        DotnetSdk sdk,
        string folder,
        WorkflowFile file,
        ScriptHostOptions options,
        CancellationToken cancellation
    )
    {
        if (CSharpCage.Of(sdk, folder, options) is not { } cage)
            return OpenedScript.Refused(
                CSharpFailures.NoWalls("bubblewrap ('bwrap') is not installed, or this is no Linux")
            );
        var (process, failure) = await HostProcess.StartAsync(cage, [], _ => null, options, cancellation);
        if (process is null)
            return OpenedScript.Refused(
                failure!.Class == HostFailures.NotReady ? CSharpFailures.NotStarted(failure.Message) : failure
            );
        var host = new ScriptHost(process, options) { Folder = folder };
        return new OpenedScript(host, await host.ParseAsync(file.Shown, file.Source, cancellation), null);
    }
}
