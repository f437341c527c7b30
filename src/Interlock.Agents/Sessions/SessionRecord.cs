using Interlock.Agents.Protocols;
using Interlock.Core.Agents;
using Interlock.Core.Failures;
using Interlock.Core.Processes;
using Interlock.Core.Text;

namespace Interlock.Agents.Sessions;

/// <summary>
/// The records of one turn in its session folder (<c>protocol.jsonl</c>, <c>prompt.md</c>, <c>result.md</c>,
/// <c>stderr.txt</c>), with the secrets taken out of them and of all that leaves the turn.
/// </summary>
internal sealed class SessionRecord : IDisposable
{
    private const int ProgressLength = 160;
    private const int MessageLength = 2000;
    private const int ErrorLength = 64 * 1024;
    private readonly string folder;
    private readonly SecretText secrets;

    /// <summary>Opens the records.</summary>
    /// <param name="turn">The turn: its session folder, and what was told in confidence before.</param>
    /// <param name="secrets">Values that must not be shown.</param>
    /// <param name="time">The clock.</param>
    public SessionRecord(AgentTurn turn, IEnumerable<string> secrets, TimeProvider time)
    {
        folder = turn.SessionFolder;
        string[] known = [.. secrets];
        turn.Known?.Invoke(known);
        this.secrets = new SecretText(known, turn.Secrets);
        Log = new ProtocolLog(Path.Combine(folder, "protocol.jsonl"), this.secrets.Redactor, time);
    }

    /// <summary>The raw traffic.</summary>
    public ProtocolLog Log { get; }

    /// <summary>From now on a text is shown nowhere: a person told it in confidence.</summary>
    public void Hide(string secret)
    {
        secrets.Hide(secret);
        Log.Redactor = secrets.Redactor;
    }

    /// <summary>A text without its secrets.</summary>
    public string Redact(string text) => secrets.Redact(text);

    /// <summary>Takes out all secrets that are known now.</summary>
    public Redactor Redactor => secrets.Redactor;

    /// <summary>Redacts a text that arrives in pieces.</summary>
    public RedactingText Pieces() => new(secrets.Redactor);

    /// <summary>A text as people may see it, whole.</summary>
    public string Whole(string text) => secrets.Clean(text);

    /// <summary>What people may see of a text that is still being written: no end of it that could be half a secret.</summary>
    public string Part(string text) => secrets.Clean(secrets.Redactor.Settled(text));

    /// <summary>A line of progress as people may see it.</summary>
    public string Line(string text) => ExternalText.Line(secrets.Clean(text), ProgressLength);

    /// <summary>A message of the other side as people may see it.</summary>
    public string Message(string text) => ExternalText.Limit(secrets.Clean(text), MessageLength, KeptPart.Both);

    /// <summary>Keeps a text.</summary>
    public Task KeepAsync(string name, string text) =>
        File.WriteAllTextAsync(Path.Combine(folder, name), secrets.Redact(text));

    /// <summary>Keeps the end of what a program wrote to stderr, if anything.</summary>
    public Task KeepErrorsAsync(RunningProcess process) =>
        process.ErrorTail is { Length: > 0 } tail
            ? KeepAsync("stderr.txt", ExternalText.Clean(tail, ErrorLength))
            : Task.CompletedTask;

    /// <summary>A failure as people may see it.</summary>
    public Failure? Shown(Failure? failure) =>
        failure is null ? null : failure with { Message = Message(failure.Message) };

    /// <summary>Keeps the final message and makes the result of the turn, without secrets; its time is not known here.</summary>
    public async Task<TurnResult> EndAsync(
        string text,
        Failure? failure,
        TokenUsage usage,
        string? session,
        string? model,
        AgentQuestion? question
    )
    {
        await KeepAsync("result.md", text);
        return new TurnResult(Redact(text), Shown(failure), usage, session, model, 0) { Question = question };
    }

    /// <summary>Closes the record of the traffic.</summary>
    public void Dispose() => Log.Dispose();
}
