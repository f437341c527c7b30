using System.Text;
using Interlock.Core.Agents;
using Interlock.Core.Failures;
using Interlock.Core.Text;

namespace Interlock.Agents.Command;

/// <summary>
/// The records of a command agent's turn (<c>prompt.md</c>, <c>stdout</c>, <c>stderr</c>), and what it reads and writes
/// in the folder that is its own: <c>schema.json</c>, <c>result</c>, <c>question.json</c>, <c>usage.json</c>.
/// </summary>
/// <param name="folder">The session folder; outside the workspace.</param>
/// <param name="own">The agent's folder.</param>
internal sealed class CommandSession(string folder, string own)
{
    private const long LongestResult = 64 * 1024 * 1024;
    private const long LongestNote = 64 * 1024;

    /// <summary>What the agent writes its final message to.</summary>
    public OutsideFile Result { get; } = new(Path.Combine(own, "result"), LongestResult);

    /// <summary>What it writes a question to.</summary>
    public OutsideFile Question { get; } = new(Path.Combine(own, "question.json"), LongestNote);

    /// <summary>What it writes its usage to.</summary>
    public OutsideFile Usage { get; } = new(Path.Combine(own, "usage.json"), LongestNote);

    public string SchemaPath => Path.Combine(own, "schema.json");

    /// <summary>Writes what the agent is given and removes the records of an earlier run of it.</summary>
    /// <param name="prompt">What may be recorded of the prompt.</param>
    /// <param name="turn">The turn.</param>
    public void Open(string prompt, AgentTurn turn)
    {
        Directory.CreateDirectory(own);
        foreach (var file in new[] { Result, Question, Usage })
            file.Remove();
        Keep("prompt.md", Encoding.UTF8.GetBytes(prompt));
        if (turn.Schema is { } schema)
            new OutsideFile(SchemaPath, 0).Write(Encoding.UTF8.GetBytes(schema.GetRawText()));
    }

    /// <summary>Keeps what the agent printed.</summary>
    public void Keep(string output, string error)
    {
        Keep("stdout", Encoding.UTF8.GetBytes(output));
        Keep("stderr", Encoding.UTF8.GetBytes(error));
    }

    /// <summary>Takes secrets out of what the agent itself wrote into the folder.</summary>
    public void Hide(SecretText secrets)
    {
        foreach (var file in new[] { Result, Question, Usage })
            if (file.IsThere && file.Read() is { Problem: null, Text: var text } && secrets.Redact(text) is var clean)
                if (clean != text)
                    file.Write(Encoding.UTF8.GetBytes(clean));
    }

    /// <summary>The final message that the agent wrote to its result file.</summary>
    public (string Message, Failure? Failure) ReadResult()
    {
        var (text, problem) = Result.Read();
        return problem is null ? (text, null) : ("", CommandFailures.BadResult(Result.Path, problem));
    }

    // Where nothing holds the agent back it may have put a link in the way: removed, never written through.
    private void Keep(string name, byte[] content) => new OutsideFile(Path.Combine(folder, name), 0).Write(content);
}
