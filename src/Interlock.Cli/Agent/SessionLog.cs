using System.Text;
using Interlock.Core.Sessions;
using Interlock.Core.Text;

namespace Interlock.Cli.Agent;

/// <summary>Prints the records of a session. Agents can write where the raw traffic is, so no link is followed.</summary>
/// <param name="face">The outside.</param>
/// <param name="folder">The session.</param>
/// <param name="raw">The raw traffic instead of the conversation.</param>
internal sealed class SessionLog(Face face, SessionFolder folder, bool raw)
{
    private const int LineLength = 64 * 1024;
    private static readonly TimeSpan Interval = TimeSpan.FromMilliseconds(200);
    private readonly Redactor redactor = new(face.Environment.SecretValues);
    private readonly Dictionary<string, long> printed = new(StringComparer.Ordinal);

    /// <summary>Whether there was nothing to print.</summary>
    public bool IsEmpty => printed.Count == 0;

    /// <summary>Prints the last lines, and on request what is added.</summary>
    public async Task PrintAsync(int lines, bool follow, CancellationToken cancellation)
    {
        // Asked before reading: what was written before the end is then surely seen.
        var live = folder.IsLive;
        var last = new Queue<string>();
        foreach (var line in New())
        {
            last.Enqueue(line);
            if (last.Count > lines)
                last.Dequeue();
        }
        foreach (var line in last)
            await face.Output.WriteLineAsync(line);
        using var timer = new PeriodicTimer(Interval, face.Time);
        while (follow && live)
        {
            await timer.WaitForNextTickAsync(cancellation);
            live = folder.IsLive;
            foreach (var line in New())
                await face.Output.WriteLineAsync(line);
        }
    }

    // A name that stays what it is, and where that is now: the files of a try are moved when the next one begins.
    private IEnumerable<(string Name, string Path)> Files()
    {
        if (!raw)
            return [("transcript", folder.Transcript)];
        var turns = SessionPrinter.Read(face, folder).Turn;
        return Enumerable.Range(1, turns).SelectMany(turn => Tries(folder.Turn(turn)).Index().Select(Named));

        static (string, string) Named((int Index, string Path) one) =>
            ($"{Path.GetDirectoryName(one.Path)!.Split("/attempt-")[0]}#{one.Index}", one.Path);
    }

    private static IEnumerable<string> Tries(string turn)
    {
        var earlier = Directory.Exists(turn) ? Directory.GetDirectories(turn, "attempt-*") : [];
        return earlier
            .OrderBy(path => path.Length)
            .ThenBy(path => path, StringComparer.Ordinal)
            .Append(turn)
            .Select(path => Path.Combine(path, "protocol.jsonl"))
            .Where(File.Exists);
    }

    private IEnumerable<string> New() => Files().SelectMany(file => New(file.Name, file.Path));

    private IEnumerable<string> New(string name, string path)
    {
        var file = new FileInfo(path);
        if (!file.Exists || file.LinkTarget is not null)
            yield break;
        using var stream = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
        stream.Position = Math.Min(printed.GetValueOrDefault(name), stream.Length);
        using var reader = new StreamReader(stream, Encoding.UTF8);
        while (reader.ReadLine() is { } line)
            yield return ExternalText.Limit(redactor.Clean(line), LineLength, KeptPart.Both);
        printed[name] = stream.Position;
    }
}
