using System.Text;
using System.Text.Json;
using Interlock.Core.Journal;
using Interlock.Core.State;
using Interlock.Core.Workspaces.Files;

namespace Interlock.Core.Sessions;

/// <summary>
/// Small files by which callers talk to the worker of a session: for this user only, written whole, deleted once read.
/// An answer may be a secret, so nothing of it stays.
/// </summary>
/// <param name="folder">The session.</param>
public sealed class SessionControl(SessionFolder folder)
{
    private string Answer => Path.Combine(folder.Control, "answer");

    private string Interrupt => Path.Combine(folder.Control, "interrupt");

    private string Prompt => Path.Combine(folder.Control, "prompt");

    /// <summary>Forgets what was said to an earlier worker; the secret prompt of the next turn stays.</summary>
    public void Clear()
    {
        File.Delete(Answer);
        File.Delete(Interrupt);
    }

    /// <summary>Gives the answer to a question.</summary>
    public void Give(GivenAnswer answer) =>
        Write(Answer, JsonSerializer.SerializeToUtf8Bytes(answer, SessionJson.Default.GivenAnswer));

    /// <summary>Takes the answer that was given, or null.</summary>
    /// <exception cref="JsonException">Somebody else wrote there.</exception>
    public GivenAnswer? TakeAnswer() =>
        Take(Answer) is { } bytes ? JsonSerializer.Deserialize(bytes, SessionJson.Default.GivenAnswer) : null;

    /// <summary>Whether an answer was given that the worker has not taken yet.</summary>
    public bool HasAnswer => File.Exists(Answer);

    /// <summary>Asks for an end of the turn.</summary>
    public void RequestInterrupt() => Write(Interrupt, []);

    /// <summary>Whether an end of the turn was asked for; once.</summary>
    public bool TakeInterrupt() => Take(Interrupt) is not null;

    /// <summary>Hands over a prompt that must not be recorded.</summary>
    public void GivePrompt(string prompt) => Write(Prompt, Encoding.UTF8.GetBytes(prompt));

    /// <summary>Takes the prompt that must not be recorded, or null.</summary>
    public string? TakePrompt() => Take(Prompt) is { } bytes ? Encoding.UTF8.GetString(bytes) : null;

    private void Write(string path, ReadOnlySpan<byte> content)
    {
        PrivateFolder.Create(folder.Control);
        JournalFile.WriteAtomically(path, content); // for this user only
    }

    private static byte[]? Take(string path)
    {
        if (AtomicFile.Read(path) is not { } bytes)
            return null;
        File.Delete(path);
        return bytes;
    }
}
