using System.Globalization;
using System.Text.RegularExpressions;
using Interlock.Core.Processes;
using Interlock.Core.Text;
using Interlock.Loops.Workflows.Host;
using Interlock.Loops.Workflows.Script;

namespace Interlock.Loops.Workflows.CSharp;

/// <summary>
/// Compiles a script with the SDK's compiler alone: no project, so nothing that the script brings runs while it is built
/// (a project file, a task, a generator).
/// </summary>
internal sealed partial class ScriptCompiler(DotnetSdk sdk, ScriptHostOptions options)
{
    private const string Usings = """
        global using System;
        global using System.Collections.Generic;
        global using System.IO;
        global using System.Linq;
        global using System.Threading;
        global using System.Threading.Tasks;
        """;
    private const int MostProblems = 50;
    private static readonly TimeSpan Longest = TimeSpan.FromMinutes(2);

    /// <summary>Compiles into a folder of our own.</summary>
    /// <param name="shown">How errors and stack traces name the script.</param>
    /// <param name="source">Its text.</param>
    /// <param name="folder">Where the program goes; empty.</param>
    /// <param name="library">Path of the workflow library.</param>
    /// <param name="cancellation">Ends the compiler.</param>
    public async Task<CompiledScript> CompileAsync(
        string shown,
        string source,
        string folder,
        string library,
        CancellationToken cancellation
    )
    {
        if (Directives.ProblemsIn(shown, source) is { Count: > 0 } foreign)
            return new CompiledScript(foreign, null);
        var file = Path.Combine(folder, "script.cs");
        await File.WriteAllTextAsync(file, Named(shown, source), cancellation);
        await File.WriteAllTextAsync(Path.Combine(folder, "usings.cs"), Usings, cancellation);
        await File.WriteAllTextAsync(Path.Combine(folder, "workflow.runtimeconfig.json"), Runtime(), cancellation);
        File.Copy(library, Path.Combine(folder, Path.GetFileName(library)));
        await File.WriteAllLinesAsync(Path.Combine(folder, "build.rsp"), Switches(folder, library), cancellation);
        var result = await options.Processes.RunAsync(Compiler(folder), cancellation);
        if (result.ExitCode == 0)
            return new CompiledScript([], null);
        var problems = Problems(shown, result.OutputText);
        return problems.Count > 0
            ? new CompiledScript(problems, null)
            : new CompiledScript([], CSharpFailures.CompilerFailed(result.OutputText + result.ErrorText));
    }

    private ProcessSpec Compiler(string folder) =>
        new()
        {
            FileName = sdk.Program,
            Arguments = ["exec", sdk.Compiler, "-noconfig", "@build.rsp"],
            WorkingDirectory = folder,
            Environment = CSharpCage.Environment(folder),
            Timeout = Longest,
            Supervised = true,
        };

    private IEnumerable<string> Switches(string folder, string library) =>
        [
            .. (ReadOnlySpan<string>)["-nologo", "-utf8output", "-nostdlib", "-target:exe", "-langversion:latest"],
            .. (ReadOnlySpan<string>)["-nullable:enable", "-optimize+", "-deterministic", "-debug:embedded"],
            .. (ReadOnlySpan<string>)["-warn:0", $"-out:{CompiledScript.Program}"],
            $"-pathmap:{folder}=.",
            .. Directory.EnumerateFiles(sdk.References, "*.dll").Select(reference => $"-reference:\"{reference}\""),
            $"-reference:\"{library}\"",
            "usings.cs",
            "script.cs",
        ];

    // Errors, call sites and stack traces name the author's file and line; '#!' and '#:' mean nothing to the compiler.
    private static string Named(string shown, string source)
    {
        var lines = source
            .Split('\n')
            .Select(line =>
                line.StartsWith("#:", StringComparison.Ordinal) || line.StartsWith("#!", StringComparison.Ordinal)
                    ? "//" + line
                    : line
            );
        return $"#line 1 \"{ExternalText.Line(shown, 1000).Replace('"', '\'')}\"\n{string.Join('\n', lines)}";
    }

    private string Runtime() =>
        $$"""
            {
              "runtimeOptions": {
                "tfm": "net10.0",
                "framework": { "name": "Microsoft.NETCore.App", "version": "10.0.0" },
                "configProperties": {
                  "System.GC.Concurrent": false,
                  "System.GC.HeapHardLimit": {{((long)options.Limits.HeapMegabytes * 1024 * 1024).ToString(
                CultureInfo.InvariantCulture
            )}},
                  "System.Globalization.Invariant": true,
                  "System.Runtime.TieredPGO": false
                }
              }
            }
            """;

    private static List<ScriptProblem> Problems(string shown, string output) =>
        [
            .. Diagnostic()
                .Matches(output)
                .Take(MostProblems)
                .Select(found => new ScriptProblem(
                    shown,
                    int.Parse(found.Groups["line"].ValueSpan, CultureInfo.InvariantCulture),
                    int.Parse(found.Groups["column"].ValueSpan, CultureInfo.InvariantCulture),
                    ExternalText.Line(found.Groups["text"].Value, 1000)
                )),
        ];

    [GeneratedRegex(
        @"^[^\r\n]*?\((?<line>\d+),(?<column>\d+)\): error (?<text>CS\d+: [^\r\n]*)",
        RegexOptions.Multiline | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture,
        matchTimeoutMilliseconds: 2000
    )]
    private static partial Regex Diagnostic();
}
