using System.Text.Json;
using System.Text.RegularExpressions;
using Interlock.Agents.Protocols;
using Interlock.Core.Text;

namespace Interlock.Agents.Models.Tools;

/// <summary>Looks for a pattern in the files.</summary>
/// <param name="files">The workspace.</param>
/// <param name="time">The clock.</param>
internal sealed class SearchTool(WorkFiles files, TimeProvider time) : ITool
{
    private const int Most = 200;
    private const int LongestLine = 300;
    private const int LongestFile = 2 * 1024 * 1024;
    private const int Deepest = 64;
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(20);

    /// <inheritdoc/>
    public string Name => "search";

    /// <inheritdoc/>
    public string Description =>
        $"Finds the lines that match a regular expression (no look-around, no back references) in the text files of a folder, at most {Most}.";

    /// <inheritdoc/>
    public JsonElement Parameters { get; } =
        ToolArguments.Schema(
            ("pattern", "string", "The regular expression."),
            ("path?", "string", "Folder or file, from the workspace; the workspace itself when absent."),
            ("name?", "string", "Only files whose name matches, with * and ?: *.cs")
        );

    /// <inheritdoc/>
    public async Task<ToolOutput> RunAsync(JsonElement arguments, CancellationToken cancellation)
    {
        var (real, refusal) = files.Find(arguments.Text("path") ?? ".");
        if (refusal is not null)
            return refusal;
        if (Compile(arguments.Text("pattern")!) is not { } pattern)
            return ToolOutput.Error("That pattern is no regular expression without look-around and back references.");
        using var limit = new CancellationTokenSource(Limit, time);
        using var both = CancellationTokenSource.CreateLinkedTokenSource(limit.Token, cancellation);
        var name = arguments.Text("name");
        var found = new List<string>();
        var over = await Task.Run(() => Look(real, pattern, name, found, both.Token), CancellationToken.None);
        cancellation.ThrowIfCancellationRequested();
        var end =
            over ? "\n[… not all files were looked at: the time was over]"
            : found.Count >= Most ? "\n[… and more: narrow the pattern or the path]"
            : "";
        var text = found.Count == 0 ? $"Nothing matches.{end}" : string.Join('\n', found) + end;
        return new ToolOutput(ExternalText.Limit(text, ToolOutput.Longest, KeptPart.Both));
    }

    // Without backtracking the time is linear, whatever the pattern.
    private static Regex? Compile(string pattern)
    {
        try
        {
            return new Regex(pattern, RegexOptions.NonBacktracking | RegexOptions.CultureInvariant, Limit);
        }
        catch (Exception wrong) when (wrong is ArgumentException or NotSupportedException)
        {
            return null;
        }
    }

    private bool Look(string real, Regex pattern, string? name, List<string> found, CancellationToken over)
    {
        var all = File.Exists(real) ? [new FileInfo(real)] : new FileWalk(files).Run(real, Deepest);
        foreach (var file in all.OfType<FileInfo>())
        {
            if (over.IsCancellationRequested)
                return true;
            if (found.Count >= Most)
                return false;
            if (
                name is null
                || System.IO.Enumeration.FileSystemName.MatchesSimpleExpression(name, file.Name, ignoreCase: false)
            )
                Look(file, pattern, found);
        }
        return false;
    }

    private void Look(FileInfo file, Regex pattern, List<string> found)
    {
        if (file.LinkTarget is not null || file.Length is 0 or > LongestFile || Read(file.FullName) is not { } text)
            return;
        var number = 0;
        foreach (var line in text.AsSpan().EnumerateLines())
        {
            number++;
            if (!pattern.IsMatch(line))
                continue;
            found.Add($"{files.Shown(file.FullName)}:{number}: {Start(line)}");
            if (found.Count >= Most)
                return;
        }
    }

    private static string? Read(string path)
    {
        try
        {
            return WorkFiles.Decode(File.ReadAllBytes(path));
        }
        catch (Exception closed) when (closed is IOException or UnauthorizedAccessException)
        {
            return null; // a file that cannot be read has no matches
        }
    }

    private static string Start(ReadOnlySpan<char> line) =>
        line.Length <= LongestLine ? line.ToString() : $"{line[..LongestLine]}…";
}
