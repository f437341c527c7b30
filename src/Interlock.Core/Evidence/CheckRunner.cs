using System.Text;
using Interlock.Core.Failures;
using Interlock.Core.Gates;
using Interlock.Core.Git;
using Interlock.Core.Processes;
using Interlock.Core.Text;
using Interlock.Core.Workspaces;

namespace Interlock.Core.Evidence;

/// <summary>
/// Runs checks on exact trees in clean workspaces, and re-uses evidence of the same tree, check and environment.
/// </summary>
/// <param name="pool">Workspaces.</param>
/// <param name="processes">Runs the command, supervised.</param>
/// <param name="environment">What the command inherits, secrets left out.</param>
/// <param name="time">The clock.</param>
/// <param name="folder">The evidence folder (<c>RepositoryState.Evidence</c>).</param>
/// <param name="note">Told when an evidence file is not believed; may be null.</param>
/// <param name="sandbox">What holds checks back; null for nothing.</param>
public sealed class CheckRunner(
    WorkspacePool pool,
    ProcessRunner processes,
    HostEnvironment environment,
    TimeProvider time,
    string folder,
    Action<string>? note = null,
    Sandbox? sandbox = null
)
{
    private const int MostOutput = 16 * 1024 * 1024;
    private const int TailLength = 4_000;
    private readonly EvidenceStore store = new(folder);
    private readonly Redactor redactor = new(environment.SecretValues);

    /// <summary>
    /// Evidence of a check on a tree: kept evidence, or else the command is run by <c>/bin/sh -c</c> in a clean
    /// workspace with <c>CI=1</c>, stdout and stderr as one. What hinders the engine itself is a <c>gate_error</c>.
    /// </summary>
    /// <param name="check">The check.</param>
    /// <param name="tree">The tree.</param>
    /// <param name="baseCommit">Commit shown as HEAD in the workspace.</param>
    /// <param name="owner"><c>RUN/STEP</c> for the workspace lease.</param>
    /// <param name="cancellation">Ends the check.</param>
    /// <exception cref="OperationCanceledException">Cancelled; the command and all it started are dead.</exception>
    public async Task<EvidenceRecord> RunAsync(
        CheckDefinition check,
        ObjectId tree,
        ObjectId baseCommit,
        string owner,
        CancellationToken cancellation
    )
    {
        var variables = environment.ForChild(check.Environment);
        var digest = CheckEnvironment.Digest(check, variables, sandbox?.IsInForce == true, pool.Setup);
        var known = store.Find(new EvidenceKey(tree, check.Name, check.Command, digest), out var doubt);
        if (doubt is not null)
            note?.Invoke(doubt);
        if (known is not null)
            return known;

        var empty = new EvidenceRecord(
            "",
            check.Name,
            check.Command,
            tree,
            Verdict.GateError,
            ExitCode: -1,
            TimedOut: false,
            Tests: null,
            digest,
            Environment.MachineName,
            time.GetUtcNow(),
            time.GetUtcNow(),
            "",
            "",
            "",
            Reused: false
        );
        try
        {
            var record = await RunAsync(check, empty, baseCommit, owner, variables, cancellation);
            store.Save(record);
            return record;
        }
        catch (Exception error)
            when (error is FailureException or GitException or IOException or UnauthorizedAccessException)
        {
            var tail = ExternalText.Limit(redactor.Clean(error.Message), TailLength, KeptPart.Head);
            return WithId(
                empty with
                {
                    Ended = time.GetUtcNow(),
                    Tail = $"[interlock] the check could not be run: {tail}",
                }
            );
        }
    }

    private async Task<EvidenceRecord> RunAsync(
        CheckDefinition check,
        EvidenceRecord empty,
        ObjectId baseCommit,
        string owner,
        Dictionary<string, string> variables,
        CancellationToken cancellation
    )
    {
        await using var workspace = await pool.LeaseAsync(
            new WorkspaceRequest(owner, empty.Tree, baseCommit),
            cancellation
        );
        foreach (var (name, value) in workspace.Variables)
            variables[name] = value;
        variables["CI"] = "1";
        variables[ProcessMarks.Run] = owner.Split('/')[0];
        var started = time.GetUtcNow();
        var ended = await processes.RunAsync(
            new ProcessSpec
            {
                FileName = "/bin/sh",
                Arguments = ["-c", "exec 2>&1\n" + check.Command], // one pipe keeps the order of the lines
                WorkingDirectory = workspace.Path,
                Environment = variables,
                Timeout = check.Timeout,
                MaxOutputBytes = MostOutput,
                Supervised = true,
                Confinement = sandbox?.Allow(workspace.Path),
            },
            cancellation
        );
        var output = redactor.Redact(WithGap(ended));
        var (path, outputDigest) = store.SaveOutput(Encoding.UTF8.GetBytes(output));
        var clean = redactor.Clean(output);
        var tests = TestReport.Read(clean);
        var verdict = CheckVerdict.Of(ended, tests, check.Timeout);
        return WithId(
            empty with
            {
                Verdict = verdict.Verdict,
                ExitCode = ended.ExitCode,
                TimedOut = ended.TimedOut,
                Tests = tests,
                Started = started,
                Ended = time.GetUtcNow(),
                OutputDigest = outputDigest,
                OutputPath = path,
                Tail = TailOf(clean, verdict.Reason),
            }
        );
    }

    private static EvidenceRecord WithId(EvidenceRecord record) => record with { Id = EvidenceStore.IdOf(record) };

    private static string WithGap(ProcessResult ended)
    {
        if (ended.IsOutputWhole)
            return ended.OutputText + ended.ErrorText; // stderr holds something only when the shell could not start
        var head = Encoding.UTF8.GetString(ended.StandardOutput.AsSpan(0, MostOutput / 2));
        var tail = Encoding.UTF8.GetString(ended.StandardOutput.AsSpan(MostOutput / 2));
        return $"{head}\n[interlock] {ended.DroppedBytes} bytes of output left out\n{tail}";
    }

    private static string TailOf(string clean, string? reason)
    {
        var tail = ExternalText.Limit(clean.TrimEnd(), TailLength, KeptPart.Tail);
        return reason is null ? tail : $"{tail}\n[interlock] {reason}".TrimStart();
    }
}
