using Interlock.Core.Failures;

namespace Interlock.Core.Sessions;

/// <summary>What <c>session.state</c> says.</summary>
/// <param name="State">The state from now on.</param>
/// <param name="Reason">Why, in a few words.</param>
/// <param name="Failure">What went wrong, or null.</param>
public sealed record StateChange(SessionState State, string Reason, Failure? Failure);
