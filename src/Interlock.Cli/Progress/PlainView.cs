using Interlock.Core.Journal;

namespace Interlock.Cli.Progress;

/// <summary>One line an event, for logs and pipes.</summary>
/// <param name="error">Where lines go.</param>
internal sealed class PlainView(TextWriter error) : IProgressView
{
    private readonly StoryTeller teller = new();

    /// <inheritdoc/>
    public void Record(JournalRecord record)
    {
        if (teller.Tell(record) is { } line)
            error.WriteLine(line);
    }

    /// <inheritdoc/>
    public void Activity(string scope, string line)
    {
        // A log wants events; what an agent does between them would flood it.
    }

    /// <inheritdoc/>
    public ValueTask DisposeAsync() => ValueTask.CompletedTask;
}
