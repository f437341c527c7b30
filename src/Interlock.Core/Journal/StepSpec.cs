namespace Interlock.Core.Journal;

/// <summary>What identifies a step.</summary>
/// <param name="Scope">Path of the place in the loop, for example <c>ship/round-1/implement/task-a</c>.</param>
/// <param name="Kind">Kind of work: <c>turn</c>, <c>capture</c>, <c>check</c>, <c>combine</c>, …</param>
/// <param name="Prompt">The prompt, or the input that decides the result.</param>
/// <param name="Options">Everything else that decides the result, as canonical text.</param>
public sealed record StepSpec(string Scope, string Kind, string Prompt, string Options)
{
    /// <summary>Small facts for views (task, round, role, agent); not part of the identity.</summary>
    public IReadOnlyDictionary<string, string> Labels { get; init; } =
        new Dictionary<string, string>(StringComparer.Ordinal);
}
