using System.Globalization;
using System.Text;
using System.Text.Json;
using Interlock.Core.Journal;
using Interlock.Core.State;
using Interlock.Core.Workspaces.Files;

namespace Interlock.Core.Sessions;

/// <summary>
/// Small files by which callers talk to the worker of a session: for this user only, written whole, deleted once read.
/// An answer may be a secret, so nothing of it stays; each has a name of its own, so that no caller overwrites another's.
/// </summary>
/// <param name="folder">The session.</param>
public sealed class SessionControl(SessionFolder folder)
{
    private const string Taken = ".taken";

    private string Interrupt => Path.Combine(folder.Control, "interrupt");

    /// <summary>Deletes all that was said: it was meant for a turn that is over.</summary>
    public void Clear()
    {
        if (!Directory.Exists(folder.Control))
            return;
        foreach (var file in Directory.GetFiles(folder.Control))
            File.Delete(file);
    }

    /// <summary>Lays an answer down for the worker.</summary>
    /// <exception cref="IOException">The disk is full, or the folder gone.</exception>
    public void Give(GivenAnswer answer) =>
        Write(Answer(answer), JsonSerializer.SerializeToUtf8Bytes(answer, SessionJson.Default.GivenAnswer));

    /// <summary>Takes an answer to a question, the first of several; null when there is none.</summary>
    /// <param name="asked">Number of the record by which it was asked.</param>
    public GivenAnswer? TakeAnswer(long asked)
    {
        if (!Directory.Exists(folder.Control))
            return null;
        var prefix = Prefix(asked);
        foreach (var path in Directory.GetFiles(folder.Control, prefix + "*.json").Order(StringComparer.Ordinal))
            if (Take(path) is { } bytes && Read(bytes) is { } answer && answer.Asked == asked)
                return answer;
        return null;
    }

    /// <summary>Takes an answer back.</summary>
    /// <returns>Whether it was still there: then nobody has read it, and nobody will.</returns>
    public bool Withdraw(GivenAnswer answer) => Take(Answer(answer)) is not null;

    /// <summary>Asks for an end of the turn.</summary>
    public void RequestInterrupt() => Write(Interrupt, []);

    /// <summary>Whether an end of the turn was asked for since the last look.</summary>
    public bool TakeInterrupt() => Take(Interrupt) is not null;

    /// <summary>Lays the secret end of a prompt down for the worker that is about to start.</summary>
    /// <param name="answer">Id of the answer that it is.</param>
    /// <param name="prompt">The secret.</param>
    public void GivePrompt(string answer, string prompt) => Write(Prompt(answer), Encoding.UTF8.GetBytes(prompt));

    /// <summary>Takes it, or null when there is none.</summary>
    /// <param name="answer">Id of the answer that it is.</param>
    public string? TakePrompt(string answer) =>
        Take(Prompt(answer)) is { } bytes ? Encoding.UTF8.GetString(bytes) : null;

    /// <summary>Tells the worker a turn whole whose record lacks the secrets in it; a turn that lacks nothing is not told.</summary>
    /// <param name="order">What is recorded.</param>
    public void GiveWhole(TurnOrder order)
    {
        if (order.Whole is { } whole)
            Write(Whole(order), JsonSerializer.SerializeToUtf8Bytes(whole, SessionJson.Default.TurnOrder));
    }

    /// <summary>Takes the whole of a turn whose record lacks something: it is nowhere afterwards. Null when it is gone.</summary>
    /// <param name="order">What is recorded.</param>
    public TurnOrder? TakeWhole(TurnOrder order) =>
        Take(Whole(order)) is { } bytes ? JsonSerializer.Deserialize(bytes, SessionJson.Default.TurnOrder) : null;

    private string Whole(TurnOrder order) =>
        Path.Combine(folder.Control, string.Create(CultureInfo.InvariantCulture, $"turn-{order.Turn}"));

    private string Answer(GivenAnswer answer) =>
        Path.Combine(folder.Control, $"{Prefix(answer.Asked)}{Path.GetFileName(answer.Id)}.json");

    private string Prompt(string answer) => Path.Combine(folder.Control, $"prompt-{Path.GetFileName(answer)}");

    private static string Prefix(long asked) => string.Create(CultureInfo.InvariantCulture, $"answer-{asked}-");

    private void Write(string path, ReadOnlySpan<byte> content)
    {
        PrivateFolder.Create(folder.Control);
        JournalFile.WriteAtomically(path, content); // for this user only
    }

    // Renamed first: of two takers, or a taker and who takes it back, one gets it.
    private static byte[]? Take(string path)
    {
        try
        {
            File.Move(path, path + Taken, overwrite: true);
        }
        catch (Exception e) when (e is FileNotFoundException or DirectoryNotFoundException)
        {
            return null;
        }
        var bytes = AtomicFile.Read(path + Taken);
        File.Delete(path + Taken);
        return bytes;
    }

    // Somebody else may write there too: what is no answer is none.
    private static GivenAnswer? Read(byte[] bytes)
    {
        try
        {
            return JsonSerializer.Deserialize(bytes, SessionJson.Default.GivenAnswer);
        }
        catch (JsonException)
        {
            return null;
        }
    }
}
