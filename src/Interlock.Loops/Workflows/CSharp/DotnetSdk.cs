using Interlock.Core.Failures;
using Interlock.Core.Processes;

namespace Interlock.Loops.Workflows.CSharp;

/// <summary>A .NET SDK on this machine that can compile a script.</summary>
/// <param name="Program">Absolute path of <c>dotnet</c>, links resolved.</param>
/// <param name="Root">Its folder, with <c>shared</c>, <c>packs</c> and <c>sdk</c>.</param>
/// <param name="Compiler">Path of <c>csc.dll</c>.</param>
/// <param name="References">Folder of the reference assemblies.</param>
internal sealed record DotnetSdk(string Program, string Root, string Compiler, string References)
{
    private const string Wanted = "10.";

    /// <summary>Finds it by <c>dotnet --list-sdks</c>.</summary>
    public static async Task<(DotnetSdk? Sdk, Failure? Failure)> FindAsync(
        ProcessRunner processes,
        HostEnvironment environment,
        CancellationToken cancellation
    )
    {
        if (ProgramPath.Find("dotnet", environment.Variables, "/") is not { } dotnet)
            return (null, CSharpFailures.NoSdk("there is no 'dotnet' in PATH"));
        var spec = new ProcessSpec
        {
            FileName = dotnet,
            Arguments = ["--list-sdks"],
            WorkingDirectory = "/",
            Environment = environment.Variables,
        };
        var listed = await processes.RunAsync(spec, cancellation);
        // Lines are 'VERSION [FOLDER]', the newest last.
        foreach (var line in listed.OutputText.Split('\n').Reverse())
            if (line.StartsWith(Wanted, StringComparison.Ordinal) && Read(line.Trim(), RealPath.Of(dotnet)) is { } sdk)
                return (sdk, null);
        return (null, CSharpFailures.NoSdk("'dotnet --list-sdks' names none of version 10"));
    }

    private static DotnetSdk? Read(string line, string program)
    {
        var bracket = line.IndexOf(" [", StringComparison.Ordinal);
        if (bracket < 0 || !line.EndsWith(']'))
            return null;
        var folder = line[(bracket + 2)..^1];
        var root = Path.GetDirectoryName(folder)!;
        var compiler = Path.Combine(folder, line[..bracket], "Roslyn", "bincore", "csc.dll");
        var packs = Path.Combine(root, "packs", "Microsoft.NETCore.App.Ref");
        var references = Directory.Exists(packs)
            ? Directory
                .EnumerateDirectories(packs, Wanted + "*")
                .Order(StringComparer.Ordinal)
                .Select(pack => Path.Combine(pack, "ref", "net10.0"))
                .LastOrDefault(Directory.Exists)
            : null;
        var host = Path.Combine(root, "dotnet");
        return File.Exists(compiler) && references is not null
            ? new DotnetSdk(File.Exists(host) ? host : program, root, compiler, references)
            : null;
    }
}
