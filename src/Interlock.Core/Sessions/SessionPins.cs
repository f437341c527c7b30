using Interlock.Core.Git;

namespace Interlock.Core.Sessions;

/// <summary>
/// Refs that keep the bases of sessions from the user's garbage collection: one a commit, not one a session, so that a
/// thousand sessions leave a handful.
/// </summary>
public static class SessionPins
{
    /// <summary>What all of them begin with.</summary>
    internal const string Prefix = "agents-";

    /// <summary>Name of the pin of a commit.</summary>
    public static string Of(ObjectId commit) => Prefix + commit.Hex;
}
