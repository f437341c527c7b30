using Interlock.Core.Failures;

namespace Interlock.Agents.Resilience;

/// <summary>
/// Tells by its class what a failure asks for. Adapters give these classes by what the other side says in codes; what
/// a model or a test writes changes nothing.
/// </summary>
internal static class Troubles
{
    private static readonly string[] Later =
    [
        "rate_limited",
        "overloaded",
        "model_error",
        "network",
        "agent_try_later",
    ];

    private static readonly string[] Elsewhere =
    [
        "usage_limit",
        "auth",
        "agent_not_started",
        "agent_not_found",
        "agent_not_executable",
        "agent_too_old",
        "agent_broken",
    ];

    /// <summary>What a failure asks for.</summary>
    public static Trouble Of(Failure? failure) =>
        failure is null ? Trouble.None
        : Later.Contains(failure.Class, StringComparer.Ordinal) && failure.Retryable ? Trouble.Later
        // A window that ends soon is waited for; how soon, the policy says.
        : failure is { Class: "usage_limit", RetryAfter: not null } ? Trouble.Later
        : Elsewhere.Contains(failure.Class, StringComparer.Ordinal) ? Trouble.Elsewhere
        : Trouble.None;
}
