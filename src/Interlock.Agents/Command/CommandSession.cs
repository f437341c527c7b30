using System.Text;
using Interlock.Core.Agents;
using Interlock.Core.Failures;
using Interlock.Core.Workspaces.Files;

namespace Interlock.Agents.Command;

/// <summary>
/// The records of a command agent's turn: <c>prompt.md</c>, <c>schema.json</c>, <c>stdout</c>, <c>stderr</c>,
/// <c>result</c>.
/// </summary>
/// <param name="folder">The session folder; outside the workspace.</param>
internal sealed class CommandSession(string folder)
{
    private const long LongestResult = 64 * 1024 * 1024;

    public string ResultPath => Path.Combine(folder, "result");

    public string SchemaPath => Path.Combine(folder, "schema.json");

    /// <summary>Whether the agent put something where its result belongs.</summary>
    public bool HasResult => File.Exists(ResultPath) || Directory.Exists(ResultPath) || Result.LinkTarget is not null;

    private FileInfo Result => new(ResultPath);

    /// <summary>Text of UTF-8 bytes, without a byte order mark.</summary>
    public static string Decode(ReadOnlySpan<byte> bytes) =>
        Encoding.UTF8.GetString(
            bytes.StartsWith(Encoding.UTF8.Preamble) ? bytes[Encoding.UTF8.Preamble.Length..] : bytes
        );

    /// <summary>Writes what the agent is given and removes the records of an earlier try.</summary>
    /// <returns>The prompt as bytes.</returns>
    public async Task<byte[]> OpenAsync(AgentTurn turn, CancellationToken cancellation)
    {
        Directory.CreateDirectory(folder);
        Remove(ResultPath);
        var prompt = Encoding.UTF8.GetBytes(turn.Prompt);
        await WriteAsync("prompt.md", prompt, cancellation);
        if (turn.Schema is { } schema)
            await WriteAsync("schema.json", Encoding.UTF8.GetBytes(schema.GetRawText()), cancellation);
        return prompt;
    }

    /// <summary>Keeps what the agent printed.</summary>
    public async Task KeepAsync(string output, string error, CancellationToken cancellation)
    {
        await WriteAsync("stdout", Encoding.UTF8.GetBytes(output), cancellation);
        await WriteAsync("stderr", Encoding.UTF8.GetBytes(error), cancellation);
    }

    /// <summary>The final message that the agent wrote to its result file.</summary>
    public async Task<(string Message, Failure? Failure)> ReadResultAsync(CancellationToken cancellation)
    {
        var file = Result;
        if (file.LinkTarget is not null || !file.Exists)
            return ("", CommandFailures.BadResult(ResultPath, "is not a regular file"));
        if (file.Length > LongestResult)
            return ("", CommandFailures.BadResult(ResultPath, $"is longer than {LongestResult} bytes"));
        // Pipes and devices have no length, and opening one could wait for ever.
        return (file.Length == 0 ? "" : Decode(await File.ReadAllBytesAsync(ResultPath, cancellation)), null);
    }

    // The agent may have put a link in the way: it is removed, never written through.
    private async Task WriteAsync(string name, byte[] content, CancellationToken cancellation)
    {
        var path = Path.Combine(folder, name);
        Remove(path);
        await using var file = new FileStream(path, FileMode.CreateNew, FileAccess.Write, FileShare.Read);
        await file.WriteAsync(content, cancellation);
    }

    private static void Remove(string path)
    {
        if (Directory.Exists(path))
            TreeDeletion.Run(path);
        else
            File.Delete(path);
    }
}
