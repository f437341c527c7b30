namespace Interlock.Core.Journal;

/// <summary>The first record of a journal and the last ones that tell of the run's life, without reading what lies between.</summary>
internal static class JournalEnds
{
    private const int TailBytes = 64 * 1024;

    /// <summary>Reads the first record and the <c>run.…</c> records near the end.</summary>
    /// <param name="path">The journal.</param>
    /// <param name="thorough">Read the whole journal when none is near the end.</param>
    /// <exception cref="JournalException">The file is not there, or its beginning is damaged.</exception>
    internal static (JournalRecord? First, IReadOnlyList<JournalRecord> Lives) Read(string path, bool thorough)
    {
        using var first = JournalReader.Read(path).GetEnumerator();
        if (!first.MoveNext())
            return (null, []);
        var lives = ReadTail(path);
        return (first.Current, lives.Count == 0 && thorough ? [.. JournalReader.Read(path).Where(IsLife)] : lives);
    }

    private static bool IsLife(JournalRecord record) => record.Type.StartsWith("run.", StringComparison.Ordinal);

    private static List<JournalRecord> ReadTail(string path)
    {
        using var file = JournalFile.OpenRead(path);
        var end = file.Length;
        var start = Math.Max(0, end - TailBytes);
        var lines = new LineReader(file.SafeFileHandle, start, end);
        if (start > 0)
            _ = lines.TryRead(out _, out _); // what is left of a line
        var lives = new List<JournalRecord>();
        while (lines.TryRead(out var line, out var terminated))
            if (terminated && JournalLine.Read(line, 0, out var record) is null && record.Type.StartsWith("run."u8))
                lives.Add(record.ToRecord());
        return lives;
    }
}
