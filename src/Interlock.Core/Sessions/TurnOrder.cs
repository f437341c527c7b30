using System.Text.Json.Serialization;
using Interlock.Core.Processes;
using Interlock.Core.Text;

namespace Interlock.Core.Sessions;

/// <summary>What <c>turn.requested</c> says: a turn that somebody wants; durable before a worker is started for it.</summary>
/// <param name="Turn">Number, from 1.</param>
/// <param name="Kind">Why.</param>
/// <param name="Prompt">The whole prompt; null when it is a secret, which the worker gets by <see cref="SessionControl"/>.</param>
/// <param name="PromptDigest">SHA-256 of the prompt; null when it is a secret.</param>
/// <param name="SystemDigest">SHA-256 of the instructions beside it, or null when there are none.</param>
/// <param name="Options">How it is run.</param>
/// <param name="Pid">Who asked for it.</param>
/// <param name="PidStart">When that process started.</param>
public sealed record TurnOrder(
    int Turn,
    TurnKind Kind,
    string? Prompt,
    string? PromptDigest,
    string? SystemDigest,
    SessionOptions Options,
    int Pid,
    string PidStart
)
{
    /// <summary>Pictures that belong to the prompt.</summary>
    public IReadOnlyList<string> Images { get; init; } = [];

    /// <summary>Id of the answer that it is, when a person gave it; by it the worker gets one that is a secret.</summary>
    public string? Answer { get; init; }

    /// <summary>What stands before a secret answer, or null.</summary>
    public string? Lead { get; init; }

    /// <summary>
    /// Members that the record holds without the secrets in them (<c>prompt</c>, <c>instructions</c>, <c>questions</c>); the
    /// worker gets them whole by <see cref="SessionControl"/>, once.
    /// </summary>
    public IReadOnlyList<string> Redacted { get; init; } = [];

    /// <summary>The order as it was given, when it differs from this; never recorded.</summary>
    [JsonIgnore]
    public TurnOrder? Whole { get; init; }

    /// <summary>The order as it may be recorded.</summary>
    /// <param name="redactor">Takes the secrets out.</param>
    public TurnOrder For(Redactor redactor)
    {
        var redacted = new List<string>();
        var recorded = this with
        {
            Prompt = Clean("prompt", Prompt),
            Lead = Clean("lead", Lead),
            Options = Options with
            {
                Instructions = Clean("instructions", Options.Instructions),
                Questions = Clean("questions", Options.Questions)!,
            },
        };
        return redacted.Count == 0 ? this : recorded with { Redacted = redacted, Whole = this };

        string? Clean(string name, string? text)
        {
            var clean = text is null ? null : redactor.Redact(text);
            if (clean != text)
                redacted.Add(name);
            return clean;
        }
    }

    /// <summary>The process that asked for it.</summary>
    [JsonIgnore]
    internal ProcessIdentity Starter => new(Pid, PidStart);
}
