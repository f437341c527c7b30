using Interlock.Core.Changes;

namespace Interlock.Core.Sessions;

/// <summary>What <c>change.captured</c> says: all that the session changed so far, compared with its base.</summary>
/// <param name="Turn">The turn after which it was captured.</param>
/// <param name="Change">The change.</param>
/// <param name="HasSecret">Whether a secret that was known then is in it.</param>
public sealed record TurnChange(int Turn, Change Change, bool HasSecret = false);
