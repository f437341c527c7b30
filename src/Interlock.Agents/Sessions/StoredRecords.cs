using System.Text;
using Interlock.Core.Text;

namespace Interlock.Agents.Sessions;

/// <summary>
/// Takes the values of secrets out of the records that a runtime keeps itself (Codex's rollouts, Claude Code's
/// transcripts) when its turn is over, in one move a file, such that the conversation can still be resumed.
/// </summary>
internal static class StoredRecords
{
    private const long LongestFile = 256 * 1024 * 1024;
    private static readonly string[] Texts = [".json", ".jsonl", ".log", ".md", ".txt"];
    private static readonly EnumerationOptions Below = new()
    {
        RecurseSubdirectories = true,
        AttributesToSkip = FileAttributes.ReparsePoint,
    };

    /// <summary>Redacts every file of text below a folder, by its name: databases are left alone.</summary>
    /// <param name="folder">The folder; a link in its place is left alone.</param>
    /// <param name="redactor">Knows the values.</param>
    public static void Redact(string folder, Redactor redactor)
    {
        if (new DirectoryInfo(folder) is { Exists: true, LinkTarget: null } records)
            foreach (
                var file in records.EnumerateFiles("*", Below).Where(file => Texts.Contains(file.Extension)).ToList()
            )
                Redact(file, redactor);
    }

    /// <summary>Redacts one file: lines of JSON such that they can be read again, others as text.</summary>
    /// <param name="file">The file; a link, a pipe or one that is too long is left alone.</param>
    /// <param name="redactor">Knows the values.</param>
    public static void Redact(FileInfo file, Redactor redactor)
    {
        // A pipe has no length, and opening it would wait for ever.
        if (file is not { Exists: true, LinkTarget: null, Length: > 0 and <= LongestFile })
            return;
        var (clean, differs) = (new StringBuilder(), false);
        foreach (var line in File.ReadLines(file.FullName))
        {
            var kept = RedactedJson.OfRecord(line, redactor) ?? redactor.RedactValues(line);
            differs |= !ReferenceEquals(kept, line);
            clean.Append(kept).Append('\n');
        }

        if (!differs)
            return;
        var (written, beside) = (file.LastWriteTimeUtc, $"{file.FullName}.{Path.GetRandomFileName()}");
        PrivateFiles.Write(beside, Encoding.UTF8.GetBytes(clean.ToString()));
        File.SetLastWriteTimeUtc(beside, written); // the newest file of a session is the one that is resumed
        File.Move(beside, file.FullName, overwrite: true);
    }
}
