using System.Runtime.InteropServices;
using System.Text.Json;
using Interlock.Core.Journal;

// A writer for tests to kill: `interlock-journal-writer JOURNAL WRITERS [deaf]`. Each writer appends events without
// end; every acknowledged event is told on stdout as `SEQ WRITER NUMBER` after, never before, its append completed.
// A deaf one ignores SIGTERM.
using var deaf =
    args.Length > 2 ? PosixSignalRegistration.Create(PosixSignal.SIGTERM, signal => signal.Cancel = true) : null;
await using var journal = await RunJournal.OpenAsync(
    args[0],
    new JournalOptions(TimeProvider.System),
    CancellationToken.None
);
await Console.Out.WriteLineAsync("ready");
var console = new SemaphoreSlim(1);
await Task.WhenAll(Enumerable.Range(0, int.Parse(args[1])).Select(WriteAsync));

async Task WriteAsync(int writer)
{
    for (var number = 0; ; number++)
    {
        using var data = JsonDocument.Parse($$"""{"writer":{{writer}},"number":{{number}}}""");
        var record = await journal.AppendAsync("test.event", data.RootElement);
        await console.WaitAsync();
        await Console.Out.WriteLineAsync($"{record.Seq} {writer} {number}");
        console.Release();
    }
}
