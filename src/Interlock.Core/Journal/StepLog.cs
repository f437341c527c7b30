using System.Buffers;
using System.Collections.Concurrent;
using System.Diagnostics.CodeAnalysis;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;

namespace Interlock.Core.Journal;

/// <summary>
/// Durable steps over a journal: a completed step is replayed, never repeated. Results stay in the file and are read
/// again when they are asked for, so 100,000 steps cost some megabytes. Safe for concurrent use; one log a journal.
/// </summary>
/// <param name="journal">The run's journal.</param>
public sealed class StepLog(RunJournal journal)
{
    private readonly StepIndex earlier = StepIndex.Of(journal);
    private readonly Occurrences occurrences = new();
    private readonly ConcurrentDictionary<(StepHash, int), bool> startedNow = new();
    private readonly Lock recording = new();
    private readonly Dictionary<StepHash, Task> recordedNow = [];

    /// <summary>The journal below.</summary>
    public RunJournal Journal { get; } = journal;

    /// <summary>
    /// Returns the recorded result of a completed step, or writes <c>step.started</c>, runs the work and writes
    /// <c>step.completed</c>. An exception of the work leaves the step started; it runs again when it is asked
    /// for again, in this life or after a resume.
    /// </summary>
    /// <param name="spec">Identity of the step. Equal steps are told apart by the order of the calls.</param>
    /// <param name="work">The work; gets the step's key.</param>
    /// <param name="json">How the result is stored.</param>
    /// <exception cref="JournalException">The journal cannot be written any more.</exception>
    /// <exception cref="JsonException">A recorded result does not fit the type.</exception>
    public async Task<T> RunAsync<T>(StepSpec spec, Func<StepKey, Task<T>> work, JsonTypeInfo<T> json)
    {
        var hash = HashOf(spec);
        var occurrence = occurrences.Take(hash);
        if (earlier.TryFind(hash, occurrence, out var place))
            return ReadResult(place, json);
        try
        {
            var key = KeyOf(hash, occurrence);
            if (!earlier.IsStarted(hash, occurrence) && startedNow.TryAdd((hash, occurrence), true))
                await Journal.AppendAsync("step.started", body => WriteStart(body, key, spec)).ConfigureAwait(false);
            var result = await work(key).ConfigureAwait(false);
            await Journal
                .AppendAsync("step.completed", body => WriteResult(body, key, result, json))
                .ConfigureAwait(false);
            startedNow.TryRemove((hash, occurrence), out _);
            return result;
        }
        catch
        {
            occurrences.Return(hash, occurrence);
            throw;
        }
    }

    /// <summary>Looks up the step that the next <see cref="RunAsync"/> with this identity would run; false when it would do work.</summary>
    /// <param name="spec">Identity of the step.</param>
    /// <param name="json">How the result is stored.</param>
    /// <param name="result">The recorded result.</param>
    public bool TryGetResult<T>(StepSpec spec, JsonTypeInfo<T> json, [MaybeNullWhen(false)] out T result)
    {
        var hash = HashOf(spec);
        var found = earlier.TryFind(hash, occurrences.Peek(hash), out var place);
        result = found ? ReadResult(place, json) : default;
        return found;
    }

    /// <summary>Key of the step that the next <see cref="RunAsync"/> with this identity would run or replay.</summary>
    /// <param name="spec">Identity of the step.</param>
    public StepKey NextKey(StepSpec spec)
    {
        var hash = HashOf(spec);
        return KeyOf(hash, occurrences.Peek(hash));
    }

    /// <summary>Whether an earlier life of the run started this step without completing it: its effects may be there.</summary>
    /// <param name="key">The key that the work was given.</param>
    public bool IsStarted(StepKey key) =>
        StepIndex.TrySplit(key.Text, out var hash, out var occurrence)
        && earlier.IsStarted(hash, occurrence)
        && !earlier.TryFind(hash, occurrence, out _);

    /// <summary>
    /// Appends an event unless one with this type and key is already in the journal (a resumed run repeats none);
    /// completes when it is durable.
    /// </summary>
    /// <param name="type">Event type.</param>
    /// <param name="key">Identity of the event among its type, stored as <c>key</c> in the data.</param>
    /// <param name="data">Event data, an object without a <c>key</c>.</param>
    /// <exception cref="JournalException">The journal cannot be written any more.</exception>
    public Task RecordOnceAsync(string type, string key, JsonElement data)
    {
        var identity = StepIndex.EventIdentity(type, key);
        if (earlier.Recorded.Contains(identity))
            return Task.CompletedTask;
        lock (recording)
        {
            if (!recordedNow.TryGetValue(identity, out var append))
                recordedNow[identity] = append = Journal.AppendAsync(type, body => EventData.Write(body, data, key));
            return append;
        }
    }

    private static StepHash HashOf(StepSpec spec) => StepHash.Of(spec.Scope, spec.Kind, spec.Prompt, spec.Options);

    private static StepKey KeyOf(StepHash hash, int occurrence) => new($"{hash}#{occurrence}");

    private T ReadResult<T>((long Offset, int Length) place, JsonTypeInfo<T> json)
    {
        var buffer = ArrayPool<byte>.Shared.Rent(place.Length);
        try
        {
            var bytes = buffer.AsSpan(0, place.Length);
            Journal.Read(bytes, place.Offset);
            return JsonSerializer.Deserialize(bytes, json)!;
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(buffer);
        }
    }

    private static void WriteStart(PooledBytes body, StepKey key, StepSpec spec)
    {
        using var json = new Utf8JsonWriter(body, EventData.Style);
        json.WriteStartObject();
        json.WriteString("key", key.Text);
        json.WriteString("scope", spec.Scope);
        json.WriteString("kind", spec.Kind);
        json.WriteStartObject("labels");
        foreach (var (name, value) in spec.Labels)
            json.WriteString(name, value);
        json.WriteEndObject();
        json.WriteEndObject();
    }

    private static void WriteResult<T>(PooledBytes body, StepKey key, T result, JsonTypeInfo<T> type)
    {
        using var json = new Utf8JsonWriter(body, EventData.Style);
        json.WriteStartObject();
        json.WriteString("key", key.Text);
        json.WritePropertyName("result");
        JsonSerializer.Serialize(json, result, type);
        json.WriteEndObject();
    }
}
