using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Interlock.Agents.Protocols;
using Interlock.Agents.Sessions;
using Interlock.Core.Agents;
using Interlock.Core.Failures;
using Interlock.Core.Text;

namespace Interlock.Agents.Command;

/// <summary>
/// The conversation with a command, kept in its home: <c>history.jsonl</c>, one line a prompt, question, answer or
/// message, written by the engine and read by the command; and <c>memory</c>, a folder of the command's own.
/// </summary>
internal sealed class CommandHistory
{
    private const long LongestFile = 32 * 1024 * 1024;
    private const int LongestText = 1024 * 1024;
    private readonly OutsideFile file;
    private readonly SecretText secrets;
    private readonly StringBuilder lines = new();

    private CommandHistory(string home, SecretText secrets)
    {
        file = new OutsideFile(System.IO.Path.Combine(home, "history.jsonl"), LongestFile);
        Memory = System.IO.Path.Combine(home, "memory");
        this.secrets = secrets;
    }

    /// <summary>Id of the conversation.</summary>
    public string Id { get; private set; } = "";

    /// <summary>How often the command was run in this conversation.</summary>
    public int Runs { get; private set; }

    /// <summary>The file that the command reads.</summary>
    public string Path => file.Path;

    /// <summary>The folder that is the command's own from turn to turn.</summary>
    public string Memory { get; }

    /// <summary>Begins a conversation, or goes on with the one of <see cref="AgentTurn.Resume"/>.</summary>
    public static (CommandHistory? History, Failure? Failure) Open(AgentTurn turn, string agent, SecretText secrets)
    {
        var home = turn.HomeFolder ?? System.IO.Path.Combine(turn.AgentFolder, "home");
        Directory.CreateDirectory(home);
        var history = new CommandHistory(home, secrets);
        if (turn.Resume is { } id)
        {
            if (!history.Load(id))
                return (null, AgentFailures.UnknownSession(agent, id));
        }
        else
            history.Begin(turn);
        Directory.CreateDirectory(history.Memory);
        return (history, null);
    }

    /// <summary>The command is run once more, with a prompt or the answer to its question.</summary>
    public void Ask(string kind, string text)
    {
        Runs++;
        Add(kind, text);
    }

    /// <summary>The command said something.</summary>
    public void Add(string kind, string text)
    {
        var line = new JsonObject
        {
            ["turn"] = Runs,
            ["kind"] = kind,
            ["text"] = ExternalText.Limit(secrets.Redact(text), LongestText, KeptPart.Both),
        };
        lines.Append(line.ToJsonString()).Append('\n');
        file.Write(Encoding.UTF8.GetBytes(lines.ToString()));
    }

    private void Begin(AgentTurn turn)
    {
        file.Remove();
        new OutsideFile(Memory, 0).Remove();
        var hash = SHA256.HashData(Encoding.UTF8.GetBytes($"{turn.Run}\n{turn.Step}"));
        Id = $"command-{Convert.ToHexStringLower(hash)[..12]}";
        lines.Append(new JsonObject { ["conversation"] = Id }.ToJsonString()).Append('\n');
    }

    private bool Load(string id)
    {
        var (text, problem) = file.IsThere ? file.Read() : ("", "is not there");
        var all = text.Split('\n', StringSplitOptions.RemoveEmptyEntries);
        if (problem is not null || all.Length == 0 || Read(all[0])?.Text("conversation") != id)
            return false;
        Id = id;
        // A line cut off by a crash is dropped: the whole file is written anew with the next.
        foreach (var line in all.Where(line => Read(line) is not null))
        {
            lines.Append(line).Append('\n');
            Runs = (int)Math.Max(Runs, Read(line)?.Number("turn") ?? 0);
        }
        return true;
    }

    private static JsonElement? Read(string line)
    {
        try
        {
            return JsonElement.Parse(line);
        }
        catch (JsonException)
        {
            return null;
        }
    }
}
