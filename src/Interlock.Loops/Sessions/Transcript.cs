using System.Globalization;
using System.Text;
using Interlock.Core.Agents;
using Interlock.Core.Failures;
using Interlock.Core.Sessions;
using Interlock.Core.Text;

namespace Interlock.Loops.Sessions;

/// <summary>
/// The conversation in readable form, one file a session: prompts, what the agent did, questions and answers, messages.
/// Bounded; secrets and control characters are taken out. Safe for many threads.
/// </summary>
internal sealed class Transcript : IDisposable
{
    private const long MostBytes = 16 * 1024 * 1024;
    private readonly StreamWriter file;
    private readonly SecretText secrets;
    private readonly TimeProvider time;
    private readonly Lock access = new();
    private bool isFull;

    public Transcript(SessionFolder folder, SecretText secrets, TimeProvider time)
    {
        (this.secrets, this.time) = (secrets, time);
        var options = new FileStreamOptions
        {
            Mode = FileMode.Append,
            Access = FileAccess.Write,
            Share = FileShare.ReadWrite | FileShare.Delete,
        };
        if (!OperatingSystem.IsWindows())
            options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        file = new StreamWriter(folder.Transcript, new UTF8Encoding(false), options) { AutoFlush = true };
    }

    /// <summary>A turn begins.</summary>
    public void Begin(TurnOrder order, string prompt)
    {
        Write($"=== turn {order.Turn} ({order.Kind.ToString().ToLowerInvariant()}), {order.Options.Agent}, {Now("u")}");
        Write($"--- prompt\n{(order.Prompt is null ? "(a secret answer)" : prompt)}\n---");
    }

    /// <summary>The agent does something.</summary>
    public void Activity(string line) => Write($"{Now("HH:mm:ss")}  {line}");

    /// <summary>Something of Interlock's own.</summary>
    public void Note(string line) => Write($"{Now("HH:mm:ss")}  [interlock] {line}");

    /// <summary>The agent asks.</summary>
    public void Ask(AgentQuestion question)
    {
        Write($"{Now("HH:mm:ss")}  ? {question.Text}");
        for (var i = 0; i < question.Options.Count; i++)
            Write($"            {i + 1}. {question.Options[i].Label}");
    }

    /// <summary>Somebody answers.</summary>
    public void Answer(AgentAnswer answer, bool isSecret) =>
        Write(
            $"{Now("HH:mm:ss")}  = {(isSecret ? "(secret)" : answer.Kind == AnswerKind.Escalated ? "(left to the owner)" : answer.Text)} [{answer.By}]"
        );

    /// <summary>The turn is over.</summary>
    public void End(TurnResult result)
    {
        Write($"--- message\n{result.Text}\n---");
        Write(
            $"=== ended after {result.Seconds.ToString("0.0", CultureInfo.InvariantCulture)} s: {Words(result.Failure)}\n"
        );
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        lock (access)
            file.Dispose();
    }

    private static string Words(Failure? failure) => failure is null ? "done" : $"{failure.Class}: {failure.Message}";

    private string Now(string format) => time.GetUtcNow().ToString(format, CultureInfo.InvariantCulture);

    private void Write(string text)
    {
        var clean = secrets.Clean(text);
        lock (access)
        {
            if (isFull || !file.BaseStream.CanWrite)
                return;
            isFull = file.BaseStream.Position + clean.Length > MostBytes;
            file.WriteLine(isFull ? $"[the transcript ends here: it is larger than {MostBytes} bytes]" : clean);
        }
    }
}
