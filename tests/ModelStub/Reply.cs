using Interlock.ModelStub.Scenarios;

namespace Interlock.ModelStub;

/// <summary>What the model answers to one request.</summary>
/// <param name="Step">The scenario's step.</param>
/// <param name="Number">Answers of this turn before this one that were no faults.</param>
public sealed record Reply(Step Step, int Number)
{
    /// <summary>Input tokens reported, cached ones included.</summary>
    public long InputTokens => 1000 + (100 * Number);

    /// <summary>Cached input tokens reported.</summary>
    public long CachedTokens => 200;

    /// <summary>Output tokens reported, reasoning included.</summary>
    public long OutputTokens => 20 + Number;

    /// <summary>Reasoning tokens reported.</summary>
    public long ReasoningTokens => 3;
}
