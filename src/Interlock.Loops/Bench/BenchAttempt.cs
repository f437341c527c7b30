using Interlock.Core.Failures;
using Interlock.Core.Gates;

namespace Interlock.Loops.Bench;

/// <summary>One agent's attempt at the task.</summary>
/// <param name="Agent">The agent.</param>
/// <param name="Repeat">Which of its attempts, from 1.</param>
/// <param name="Verdict">The gate's verdict on the tree that it left; <c>not_run</c> when the agent could not work.</param>
/// <param name="Seconds">Wall time of its turn.</param>
/// <param name="InputTokens">Input tokens, cached ones included; null when not known.</param>
/// <param name="OutputTokens">Output tokens, reasoning included; null when not known.</param>
/// <param name="Money">US dollars; null when not known.</param>
/// <param name="Files">Paths that it changed.</param>
/// <param name="Tree">The tree that it left, or null.</param>
/// <param name="Failure">Why its turn failed, or null.</param>
public sealed record BenchAttempt(
    string Agent,
    int Repeat,
    Verdict Verdict,
    double Seconds,
    long? InputTokens,
    long? OutputTokens,
    decimal? Money,
    IReadOnlyList<string> Files,
    string? Tree,
    Failure? Failure
);
