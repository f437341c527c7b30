using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using Interlock.Core.Journal;
using Interlock.Core.Text;

namespace Interlock.Core.Runs.Reporting;

/// <summary>Writes the report of a run: its data, or the page with the data in it.</summary>
public static class ReportWriter
{
    /// <summary>Writes the data (docs/report-data.md), one JSON document.</summary>
    /// <param name="folder">The run.</param>
    /// <param name="redactor">Takes secrets out of texts, or null.</param>
    /// <param name="output">Where to.</param>
    /// <exception cref="JournalException">The journal is damaged or not there.</exception>
    /// <exception cref="IOException">The disk is full.</exception>
    public static void WriteData(RunFolder folder, Redactor? redactor, Stream output) =>
        Write(ReportData.Read(folder, redactor), output);

    /// <summary>Writes the page, whole or not at all, for this user only: prompts are in it.</summary>
    /// <param name="folder">The run.</param>
    /// <param name="redactor">Takes secrets out of texts, or null.</param>
    /// <param name="template">The page without data.</param>
    /// <param name="path">The file; its folder exists.</param>
    /// <exception cref="JournalException">The journal is damaged or not there.</exception>
    /// <exception cref="IOException">The disk is full, or there is no such folder.</exception>
    /// <exception cref="UnauthorizedAccessException">The file may not be written.</exception>
    public static void WritePage(RunFolder folder, Redactor? redactor, ReportTemplate template, string path)
    {
        var data = ReportData.Read(folder, redactor);
        // A name of its own, made new: the folder may be a repository's, with a link where we would write.
        var draft = $"{path}.{Path.GetRandomFileName()}";
        try
        {
            using (var file = new FileStream(draft, JournalFile.Private(FileMode.CreateNew)))
            using (var buffered = new BufferedStream(file, 128 * 1024))
            {
                buffered.Write(template.Before.Span);
                Write(data, buffered);
                buffered.Write(template.After.Span);
            }
            File.Move(draft, path, overwrite: true);
        }
        finally
        {
            File.Delete(draft);
        }
    }

    private static void Write(ReportData data, Stream output)
    {
        using var json = new Utf8JsonWriter(output, ReportJson.InPage);
        json.WriteStartObject();
        json.WriteNumber("format", ReportData.Format);
        json.WritePropertyName("run");
        JsonSerializer.Serialize(json, data.Run, RunJson.Default.RunReport);
        WriteAll(json, "groups", data.Groups, ReportJson.Default.ReportGroup);
        WriteAll(json, "nodes", data.Nodes, ReportJson.Default.ReportNode);
        WriteAll(json, "log", data.Log, ReportJson.Default.ReportLine);
        json.WritePropertyName("left");
        JsonSerializer.Serialize(json, data.Left, ReportJson.Default.ReportLeft);
        json.WriteEndObject();
    }

    private static void WriteAll<T>(Utf8JsonWriter json, string name, IReadOnlyList<T> items, JsonTypeInfo<T> type)
    {
        json.WriteStartArray(name);
        foreach (var item in items)
        {
            JsonSerializer.Serialize(json, item, type);
            if (json.BytesPending > 1 << 20)
                json.Flush();
        }
        json.WriteEndArray();
    }
}
