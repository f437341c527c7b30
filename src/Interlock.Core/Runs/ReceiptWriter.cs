using System.Text.Json;
using Interlock.Core.Journal;
using Interlock.Core.Text;

namespace Interlock.Core.Runs;

/// <summary>
/// Writes the receipt of a run from its journal, whole or not at all. Called after <c>run.completed</c> is durable,
/// the receipt covers the whole story; called again it writes the same.
/// </summary>
public static class ReceiptWriter
{
    /// <summary>Writes <c>receipt.json</c>.</summary>
    /// <param name="folder">The run.</param>
    /// <param name="redactor">Takes secrets out of texts, or null.</param>
    /// <returns>The receipt that was written.</returns>
    /// <exception cref="JournalException">The journal is damaged or not there.</exception>
    /// <exception cref="IOException">The disk is full.</exception>
    public static Receipt Write(RunFolder folder, Redactor? redactor = null)
    {
        var receipt = Of(RunReport.Read(folder, redactor), JournalDigest.Of(folder));
        var json = JsonSerializer.SerializeToUtf8Bytes(receipt, RunJson.Readable.Receipt);
        JournalFile.WriteAtomically(folder.Receipt, [.. json, (byte)'\n']);
        return receipt;
    }

    private static Receipt Of(RunReport report, JournalDigest journal) =>
        new()
        {
            Run = report.Run,
            Loop = report.Loop,
            Outcome = report.Outcome,
            Verdict = report.Verdict,
            Request = report.Request,
            Repository = report.Repository,
            Base = report.Base,
            BaseTree = report.BaseTree,
            Tree = report.Tree,
            Landed = report.Landed,
            Kept = report.Kept,
            Tasks = report.Tasks,
            Checks = report.Checks,
            Rounds = report.Rounds,
            Failure = report.Failure,
            Usage = report.Usage,
            Started = report.Started,
            Ended = report.Ended,
            Seconds = report.Seconds,
            Version = report.Version,
            Host = report.Host,
            Journal = journal,
        };
}
