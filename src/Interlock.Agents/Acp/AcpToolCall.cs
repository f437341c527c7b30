using System.Text.Json;
using Interlock.Agents.Protocols;

namespace Interlock.Agents.Acp;

/// <summary>What is known of a tool call: agents tell it in pieces.</summary>
/// <param name="Kind">Its kind: <c>read</c>, <c>edit</c>, <c>execute</c>…; null when not told.</param>
/// <param name="Title">In words, or null.</param>
/// <param name="Paths">Every path that can be seen in it.</param>
internal sealed record AcpToolCall(string? Kind, string? Title, IReadOnlyList<string> Paths)
{
    private const int MostPaths = 200;
    private static readonly string[] PathMembers =
    [
        "absolute_path",
        "cwd",
        "dir_path",
        "directory",
        "fileName",
        "filePath",
        "file_path",
        "filepath",
        "notebook_path",
        "parentDir",
        "path",
        "workdir",
    ];

    /// <summary>Nothing is known.</summary>
    public static AcpToolCall None { get; } = new(null, null, []);

    /// <summary>What a <c>toolCall</c>, <c>tool_call</c> or <c>tool_call_update</c> adds.</summary>
    public AcpToolCall With(JsonElement update) =>
        new(
            update.Text("kind") ?? Kind,
            update.Text("title") ?? Title,
            [.. Paths.Concat(Seen(update)).Distinct(StringComparer.Ordinal).Take(MostPaths)]
        );

    private static IEnumerable<string> Seen(JsonElement update) =>
        update
            .List("locations")
            .Concat(update.List("content").Where(c => c.Text("type") == "diff"))
            .Select(item => item.Text("path"))
            .Concat(PathMembers.Select(name => update.Member("rawInput")?.Text(name)))
            .OfType<string>()
            .Where(path => path.Length > 0);
}
