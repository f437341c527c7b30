using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Interlock.Core.Git;
using Interlock.Core.Journal;
using Interlock.Core.Runs;

namespace Interlock.Loops.Workflows;

/// <summary>What <c>run.started</c> says of a workflow run: all that a resumed run needs to be the same run.</summary>
/// <param name="Run">Id.</param>
/// <param name="Loop">Always <c>workflow</c>.</param>
/// <param name="Repository">Top of the user's checkout.</param>
/// <param name="Base">Commit that agents see.</param>
/// <param name="BaseTree">Its tree.</param>
/// <param name="Branch">Branch that was checked out, or null when detached.</param>
/// <param name="Request">Name and description of the workflow, for lists.</param>
/// <param name="Script">Absolute path of the script.</param>
/// <param name="Shown">How people and errors name it.</param>
/// <param name="ScriptDigest">SHA-256 of its text; the text is kept in the run's artifacts.</param>
/// <param name="Options">Everything that was asked.</param>
/// <param name="Version">Version of Interlock.</param>
/// <param name="Pid">The engine's process id.</param>
/// <param name="PidStart">When that process started.</param>
/// <param name="Host">Machine.</param>
public sealed record WorkflowRecord(
    string Run,
    string Loop,
    string Repository,
    string Base,
    string BaseTree,
    string? Branch,
    string Request,
    string Script,
    string Shown,
    string ScriptDigest,
    WorkflowOptions Options,
    string Version,
    int Pid,
    string PidStart,
    string Host
)
{
    /// <summary>The loop's name in the journal.</summary>
    public const string LoopName = "workflow";

    internal RepositoryTip Tip => new(new ObjectId(Base), new ObjectId(BaseTree), Branch);

    internal static string DigestOf(string source) =>
        Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(source)));

    /// <summary>Whether a run is a workflow's.</summary>
    public static bool IsOf(RunFolder folder) =>
        File.Exists(folder.Journal)
        && JournalReader.Read(folder.Journal).FirstOrDefault(record => record.Type == "run.started") is { } started
        && started.Data.TryGetProperty("loop", out var loop)
        && loop.ValueEquals(LoopName);

    /// <summary>Reads it from a journal with the changes of every resume; null when the run is of another loop.</summary>
    public static WorkflowRecord? Of(IEnumerable<JournalRecord> records)
    {
        WorkflowRecord? record = null;
        foreach (var one in records)
        {
            if (one.Type == "run.started")
            {
                if (!one.Data.TryGetProperty("loop", out var loop) || !loop.ValueEquals(LoopName))
                    return null;
                record = one.Data.Deserialize(WorkflowJson.Default.WorkflowRecord);
            }
            else if (one.Type == "run.resumed" && one.Data.TryGetProperty("changes", out var changes))
                record = record! with
                {
                    Options = changes.Deserialize(WorkflowJson.Default.WorkflowChanges)!.Apply(record.Options),
                };
        }
        return record;
    }
}
