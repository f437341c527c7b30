using System.Text.Json.Serialization.Metadata;

namespace Interlock.Core.Journal;

/// <summary>Durable steps over a journal: a completed step is replayed, never repeated.</summary>
/// <param name="journal">The run's journal.</param>
public sealed class StepLog(RunJournal journal)
{
    /// <summary>The journal below.</summary>
    public RunJournal Journal { get; } = journal;

    /// <summary>
    /// Returns the recorded result of a completed step, or writes <c>step.started</c>, runs the work and writes
    /// <c>step.completed</c>. An exception of the work leaves the step started; it runs again on resume.
    /// </summary>
    /// <param name="spec">Identity of the step.</param>
    /// <param name="work">The work; gets the step's key.</param>
    /// <param name="json">How the result is stored.</param>
    public Task<T> RunAsync<T>(StepSpec spec, Func<StepKey, Task<T>> work, JsonTypeInfo<T> json) =>
        throw new NotImplementedException($"{spec}{work}{json}");

    /// <summary>Appends an event unless one with this type and key is already in the journal (a resumed run repeats none).</summary>
    /// <param name="type">Event type.</param>
    /// <param name="key">Identity of the event among its type, stored as <c>key</c> in the data.</param>
    /// <param name="data">Event data, an object without a <c>key</c>.</param>
    public Task RecordOnceAsync(string type, string key, System.Text.Json.JsonElement data) =>
        throw new NotImplementedException($"{type}{key}{data}");
}
