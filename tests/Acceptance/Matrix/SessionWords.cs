using System.Text.Json;
using Xunit;

namespace Interlock.Acceptance.Matrix;

/// <summary>Reads the JSON of a session.</summary>
internal static class SessionWords
{
    /// <summary>A text of it.</summary>
    public static string? Text(this JsonElement session, string name) => session.GetProperty(name).GetString();

    /// <summary>Holds when the session stands there; else fails with all of it.</summary>
    public static void Ends(this JsonElement session, string state, int exit)
    {
        if (
            session.GetProperty("failure") is { ValueKind: JsonValueKind.Object } failure
            && failure.Text("class") == "capability_missing"
        )
            throw new CapabilityMissingException(session.ToString());
        Assert.True(
            session.TryGetProperty("state", out var now)
                && now.GetString() == state
                && session.GetProperty("exit").GetInt32() == exit,
            session.ToString()
        );
    }
}
