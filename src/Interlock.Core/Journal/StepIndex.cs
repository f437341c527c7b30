using System.Globalization;
using System.Text.Json;

namespace Interlock.Core.Journal;

/// <summary>
/// What the journal already holds: per step where its result lies in the file (not the result itself), and which
/// other events were recorded once.
/// </summary>
internal sealed class StepIndex
{
    private readonly Dictionary<(StepHash, int), (long Offset, int Length)> completed = [];
    private readonly HashSet<(StepHash, int)> started = [];
    private readonly HashSet<StepHash> recorded = [];

    /// <summary>Reads the existing records of a journal once.</summary>
    internal static StepIndex Of(RunJournal journal)
    {
        var index = new StepIndex();
        foreach (var record in journal.ReadExisting())
            index.Add(record);
        return index;
    }

    /// <summary>Whether an earlier life started the step.</summary>
    internal bool IsStarted(StepHash hash, int occurrence) => started.Contains((hash, occurrence));

    /// <summary>Where the result of a step that an earlier life completed is.</summary>
    internal bool TryFind(StepHash hash, int occurrence, out (long Offset, int Length) result) =>
        completed.TryGetValue((hash, occurrence), out result);

    /// <summary>Identities of events other than steps that carry a key; see <see cref="EventIdentity"/>.</summary>
    internal IReadOnlySet<StepHash> Recorded => recorded;

    /// <summary>Identity of an event that is recorded once.</summary>
    internal static StepHash EventIdentity(string type, string key) => StepHash.Of(type, key);

    private void Add(in RawRecord record)
    {
        var isStart = record.Type.SequenceEqual("step.started"u8);
        var isEnd = record.Type.SequenceEqual("step.completed"u8);
        var (key, result) = ReadMembers(record, isEnd);
        if (key is null)
            return;
        if (!isStart && !isEnd)
            recorded.Add(EventIdentity(System.Text.Encoding.ASCII.GetString(record.Type), key));
        else if (TrySplit(key, out var hash, out var occurrence))
        {
            started.Add((hash, occurrence));
            if (result is { } place)
                completed[(hash, occurrence)] = place;
        }
    }

    private static (string? Key, (long, int)? Result) ReadMembers(in RawRecord record, bool wantResult)
    {
        var reader = new Utf8JsonReader(record.Data, JournalLine.Depth);
        string? key = null;
        (long, int)? result = null;
        reader.Read();
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            var (isKey, isResult) = (reader.ValueTextEquals("key"u8), reader.ValueTextEquals("result"u8));
            reader.Read();
            if (isKey && reader.TokenType == JsonTokenType.String)
                key = reader.GetString();
            var start = reader.TokenStartIndex;
            reader.Skip();
            if (isResult)
                result = (record.DataOffset + start, (int)(reader.BytesConsumed - start));
            if (key is not null && (!wantResult || result is not null))
                break;
        }
        return (key, result);
    }

    internal static bool TrySplit(string key, out StepHash hash, out int occurrence)
    {
        occurrence = 0;
        return StepHash.TryParse(key.AsSpan(0, Math.Min(64, key.Length)), out hash)
            && key.Length > 65
            && key[64] == '#'
            && int.TryParse(key.AsSpan(65), NumberStyles.None, CultureInfo.InvariantCulture, out occurrence);
    }
}
