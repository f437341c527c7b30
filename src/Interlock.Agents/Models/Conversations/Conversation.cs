using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Interlock.Agents.Sessions;
using Interlock.Core.Agents;
using Interlock.Core.Failures;

namespace Interlock.Agents.Models.Conversations;

/// <summary>
/// A conversation and its file (<c>conversation.jsonl</c>): every entry is in the file before anything is done with it,
/// so that a killed engine loses none.
/// </summary>
internal sealed class Conversation : IDisposable
{
    private const string FileName = "conversation.jsonl";
    private const long LongestFile = 256 * 1024 * 1024;
    private readonly List<ChatItem> items = [];
    private readonly FileStream file;

    private Conversation(string id, FileStream file) => (Id, this.file) = (id, file);

    /// <summary>Its file.</summary>
    public string Path => file.Name;

    /// <summary>Its id, by which it is resumed.</summary>
    public string Id { get; }

    /// <summary>The entries, oldest first.</summary>
    public IReadOnlyList<ChatItem> Items => items;

    /// <summary>Opens the conversation that a turn belongs to: a new one, or the one it resumes.</summary>
    /// <returns>The conversation, or why there is none.</returns>
    /// <exception cref="IOException">The file cannot be read or written.</exception>
    public static (Conversation? Conversation, Failure? Failure) Open(AgentTurn turn, string agent)
    {
        var folder = turn.HomeFolder ?? turn.SessionFolder;
        Directory.CreateDirectory(folder);
        var path = System.IO.Path.Combine(folder, FileName);
        return turn.Resume is { } id ? Resume(path, id, agent) : (Begin(path, turn, agent), null);
    }

    /// <summary>Adds an entry.</summary>
    public void Add(ChatItem item)
    {
        items.Add(item);
        file.Write(JsonSerializer.SerializeToUtf8Bytes(item, ConversationJson.Default.ChatItem));
        file.Write("\n"u8);
        file.Flush();
    }

    /// <summary>Answers the calls that have no answer: no provider takes a conversation that has such.</summary>
    public void CloseCalls()
    {
        var last = items.FindLastIndex(item => item is AssistantMessage);
        if (last < 0)
            return;
        var answered = items.Skip(last).OfType<ToolResult>().Select(result => result.Call).ToHashSet();
        foreach (var call in ((AssistantMessage)items[last]).Calls.Where(call => !answered.Contains(call.Id)))
            Add(
                new ToolResult(call.Id, "Interrupted before it was done; part of it may have happened.", IsError: true)
            );
    }

    /// <summary>Closes the file.</summary>
    public void Dispose() => file.Dispose();

    private static Conversation Begin(string path, AgentTurn turn, string agent)
    {
        var seed = Encoding.UTF8.GetBytes($"{turn.Run}\n{turn.Step}\n{turn.Round}\n{turn.SessionFolder}");
        var id = $"chat-{Convert.ToHexStringLower(SHA256.HashData(seed))[..16]}";
        File.Delete(path);
        var conversation = new Conversation(id, Open(path, FileMode.CreateNew));
        conversation.Add(new Opening(id, agent));
        return conversation;
    }

    private static (Conversation?, Failure?) Resume(string path, string id, string agent)
    {
        if (!File.Exists(path) || new FileInfo(path).LinkTarget is not null)
            return (null, AgentFailures.UnknownSession(agent, id));
        var opened = Open(path, FileMode.Open);
        var conversation = new Conversation(id, opened);
        if (conversation.Read() && conversation.items is [Opening opening, ..] && opening.Id == id)
        {
            conversation.CloseCalls();
            return (conversation, null);
        }
        conversation.Dispose();
        return (null, AgentFailures.UnknownSession(agent, id));
    }

    // A kill can leave half a line at the end: it is cut off. Damage before that is no conversation.
    private bool Read()
    {
        if (file.Length > LongestFile)
            return false;
        var bytes = new byte[file.Length];
        file.ReadExactly(bytes);
        var whole = bytes.AsSpan().LastIndexOf((byte)'\n') + 1;
        foreach (var range in bytes.AsSpan(0, whole).Split((byte)'\n'))
        {
            if (bytes.AsSpan(0, whole)[range] is not { Length: > 0 } line)
                continue;
            if (Parse(line) is not { } item)
                return false;
            items.Add(item);
        }
        file.SetLength(whole);
        file.Position = whole;
        return true;
    }

    private static ChatItem? Parse(ReadOnlySpan<byte> line)
    {
        try
        {
            return JsonSerializer.Deserialize(line, ConversationJson.Default.ChatItem);
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private static FileStream Open(string path, FileMode mode)
    {
        var options = new FileStreamOptions
        {
            Mode = mode,
            Access = FileAccess.ReadWrite,
            Share = FileShare.Read,
        };
        if (!OperatingSystem.IsWindows() && mode == FileMode.CreateNew)
            options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        return new FileStream(path, options);
    }
}
