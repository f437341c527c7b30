using System.Globalization;

namespace Interlock.Core.Sessions;

/// <summary>Names by which sessions own workspaces.</summary>
public static class SessionLease
{
    /// <summary>The owner of the workspace of a turn.</summary>
    /// <param name="id">Id of the session.</param>
    /// <param name="turn">Number of the turn.</param>
    public static string OwnerOf(string id, int turn) =>
        string.Create(CultureInfo.InvariantCulture, $"{Prefix(id)}turn-{turn}");

    /// <summary>What all owners of a session begin with.</summary>
    public static string Prefix(string id) => id + "/";
}
