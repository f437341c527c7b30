using System.Text.Json;
using Interlock.Core.Journal;
using Interlock.TestKit;

namespace Interlock.Core.Tests.Journal;

/// <summary>Journals for tests.</summary>
internal static class Journals
{
    internal static JournalOptions Options { get; } = new(TimeProvider.System);

    internal static string PathIn(TempFolder folder) => folder["journal.jsonl"];

    internal static Task<RunJournal> OpenAsync(TempFolder folder, JournalOptions? options = null) =>
        RunJournal.OpenAsync(PathIn(folder), options ?? Options, CancellationToken.None);

    /// <summary>A journal file with some events, closed again; returns its bytes.</summary>
    internal static async Task<byte[]> WriteAsync(TempFolder folder, params string[] data)
    {
        await using (var journal = await OpenAsync(folder))
            foreach (var json in data)
                await journal.AppendAsync("test.event", Json(json));
        return await File.ReadAllBytesAsync(PathIn(folder));
    }

    /// <summary>Opens, lists the data of every existing record and closes.</summary>
    internal static async Task<IReadOnlyList<string>> ReadBackAsync(TempFolder folder)
    {
        await using var journal = await OpenAsync(folder);
        return [.. journal.Existing.Select(record => record.Data.GetRawText())];
    }

    internal static JsonElement Json(string text)
    {
        using var document = JsonDocument.Parse(text);
        return document.RootElement.Clone();
    }

    internal static JsonElement Text(string text) => Json($$"""{"text":{{JsonSerializer.Serialize(text)}}}""");
}
