using Interlock.Core.Journal;

namespace Interlock.Cli.Progress;

/// <summary>Shows a run while it works: plain lines, or a screen that is redrawn.</summary>
internal interface IProgressView : IAsyncDisposable
{
    /// <summary>Shows a record of the journal.</summary>
    void Record(JournalRecord record);

    /// <summary>Shows what an agent does just now; not recorded anywhere.</summary>
    /// <param name="scope">Place in the loop.</param>
    /// <param name="line">A short line.</param>
    void Activity(string scope, string line);
}
