using System.Globalization;
using Interlock.Core.Changes;
using Interlock.Core.Failures;
using Interlock.Core.Git;
using Interlock.Core.Processes;
using Interlock.Core.Text;
using Interlock.Core.Workspaces.Files;

namespace Interlock.Core.Workspaces;

/// <summary>Prepares a fresh workspace as the repository asks, and notes what that left behind.</summary>
/// <param name="setup">What to do.</param>
/// <param name="store">The harness's store.</param>
/// <param name="processes">Runs the command.</param>
/// <param name="environment">The engine's environment.</param>
/// <param name="rulesFolder">Where ignore rules of trees are laid out.</param>
/// <param name="sandbox">What holds the command back (it runs scripts of the tree); null for nothing.</param>
internal sealed class SetupRunner(
    WorkspaceSetup setup,
    ObjectStore store,
    ProcessRunner processes,
    HostEnvironment environment,
    string rulesFolder,
    Sandbox? sandbox
)
{
    private const int TailCharacters = 2000;
    private readonly Redactor redactor = new(environment.SecretValues);

    /// <summary>Variables that everything in the workspace should get.</summary>
    internal static IReadOnlyDictionary<string, string> VariablesOf(WorkspaceSetup? setup, Slot slot)
    {
        var variables = new Dictionary<string, string>(StringComparer.Ordinal);
        if (setup?.PortBase is { } first)
            variables[WorkspaceSetup.PortVariable] = (first + ((slot.Number - 1) * WorkspaceSetup.PortsEach)).ToString(
                CultureInfo.InvariantCulture
            );
        return variables;
    }

    /// <summary>Runs it.</summary>
    /// <exception cref="FailureException">A file is missing or the command failed: <c>setup_failed</c>.</exception>
    internal async Task RunAsync(Slot slot, ObjectId tree, CancellationToken cancellation)
    {
        foreach (var path in setup.Copy)
            Copy(slot, path);
        if (setup.Command is { } command)
            await RunCommandAsync(slot, command, cancellation);
        slot.WriteSetup(await TraceAsync(slot, tree, cancellation));
    }

    private void Copy(Slot slot, string path)
    {
        var name = RepoPath.FromPlain(path).ToBytes();
        var source = Path.Combine(setup.Source, path);
        if (EntryPolicy.JudgeName(name) is { } refused)
            throw Failed(
                $"'{path}' cannot be copied: {refused.Message}",
                "Name files inside the repository in 'setup.copy'"
            );
        if (!File.Exists(source))
            throw Failed(
                $"The file {path} of 'setup.copy' is not in the checkout.",
                $"Create {path}, or take it out of 'setup.copy'"
            );
        using var top = RawFolder.Open(slot.Tree);
        // A repository may have a link where a folder is expected; a copy through it would land outside.
        using var parent = top?.MakeBelow(PathBytes.FolderOf(name));
        if (parent is null || !parent.RemoveFile(PathBytes.NameOf(name)))
            throw Failed(
                $"'{path}' cannot be copied: a link or a folder is in the way.",
                "Take it out of 'setup.copy'"
            );
        File.Copy(source, Path.Combine(slot.Tree, path), overwrite: false);
    }

    private async Task RunCommandAsync(Slot slot, string command, CancellationToken cancellation)
    {
        var variables = environment.ForChild(setup.Environment);
        foreach (var (name, value) in VariablesOf(setup, slot))
            variables[name] = value;
        var result = await processes.RunAsync(
            new ProcessSpec
            {
                FileName = "/bin/sh",
                Arguments = ["-c", command],
                WorkingDirectory = slot.Tree,
                Environment = variables,
                Timeout = setup.Timeout,
                MaxOutputBytes = 1024 * 1024,
                Supervised = true,
                Confinement = sandbox?.Allow(slot.Tree),
            },
            cancellation
        );
        if (result is { ExitCode: 0, TimedOut: false })
            return;
        var end = result.TimedOut
            ? $"did not end within {setup.Timeout}"
            : $"ended with exit code {result.ExitCode.ToString(CultureInfo.InvariantCulture)}";
        throw Failed(
            $"The setup command '{command}' {end}: {Tail(result)}",
            "Run the command in a fresh clone and mend it"
        );
    }

    private async Task<SetupTrace> TraceAsync(Slot slot, ObjectId tree, CancellationToken cancellation)
    {
        using var top =
            RawFolder.Open(slot.Tree) ?? throw Failed("The setup command removed the workspace.", "Mend the command");
        var found = WorkTreeScan.Run(top, IndexFile.Read(slot.Index, tree.Hex.Length / 2), cancellation);
        var rules = await IgnoreRules.OfAsync(store.Git, tree, rulesFolder, cancellation);
        var known = await KnownPaths.OfAsync(store.Git, tree, tree, isNeeded: false, cancellation);
        var extra = new ExtraFiles(top, rules, known, wanted: null, SetupTrace.None, EntryLimits.Default);
        await extra.SortAsync(found.Extra, cancellation);

        var isFolder = extra.Ignored.ToLookup(p => p.Text.EndsWith('/'));
        var files = extra.Taken.Select(RepoPathOf).Concat(isFolder[false]).Concat(extra.Refused.Select(r => r.Path));
        return new SetupTrace(
            [.. isFolder[true].Select(p => new RepoPath(p.Text[..^1]))],
            [
                .. files
                    .Distinct()
                    .Select(p => (Path: p, Stat: StatOf(top, p)))
                    .Where(f => f.Stat is not null)
                    .Select(f => new SetupTrace.File(f.Path, f.Stat!.Value, Tracked: false)),
                .. found.Modified.Select(m => new SetupTrace.File(
                    RepoPath.FromBytes(m.Entry.Path),
                    m.Stat,
                    Tracked: true
                )),
            ]
        );
    }

    private static RepoPath RepoPathOf(byte[] path) => RepoPath.FromBytes(path);

    private static FileStat? StatOf(RawFolder top, RepoPath path)
    {
        var bytes = path.ToBytes();
        using var parent = top.OpenBelow(PathBytes.FolderOf(bytes));
        return parent?.Stat(PathBytes.NameOf(bytes));
    }

    private string Tail(ProcessResult result) =>
        ExternalText.Limit(redactor.Clean(result.OutputText + result.ErrorText), TailCharacters, KeptPart.Tail);

    private static FailureException Failed(string message, string remedy) =>
        new(new Failure("setup_failed", message, FailureOwner.User, Retryable: false, remedy));
}
