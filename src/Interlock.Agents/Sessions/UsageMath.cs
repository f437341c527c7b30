using Interlock.Core.Agents;

namespace Interlock.Agents.Sessions;

/// <summary>Arithmetic of usage that runtimes tell as a growing total.</summary>
internal static class UsageMath
{
    /// <summary>What a total grew by; what is unknown in it stays unknown.</summary>
    public static TokenUsage Less(this TokenUsage all, TokenUsage before) =>
        new(
            all.Input - (before.Input ?? 0),
            all.CachedInput - (before.CachedInput ?? 0),
            all.Output - (before.Output ?? 0),
            all.Reasoning - (before.Reasoning ?? 0)
        );
}
