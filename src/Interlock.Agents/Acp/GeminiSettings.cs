using System.Text.Json.Nodes;

namespace Interlock.Agents.Acp;

/// <summary>
/// Gemini CLI's settings in an isolated home: how the user is logged in is his, the rest ours. They stand in the file
/// of the system's settings, which the repository's own cannot override (geminicli.com/docs/reference/configuration).
/// </summary>
internal static class GeminiSettings
{
    /// <summary>The file, below the home.</summary>
    public const string System = ".gemini/system.json";

    /// <summary>The files of settings.</summary>
    public static IEnumerable<AcpSettingsFile> Files(AcpUser user)
    {
        var own = AcpUser.ReadJson(Path.Combine(user.Home, ".gemini", "settings.json"));
        var type =
            user.Environment["GEMINI_API_KEY"] is not null ? "gemini-api-key"
            : (own?["security"]?["auth"]?["selectedType"] as JsonValue)?.ToString() is { Length: > 0 } selected
                ? selected
            : "oauth-personal";
        var made = new JsonObject
        {
            ["security"] = new JsonObject
            {
                ["auth"] = new JsonObject { ["selectedType"] = type },
                ["folderTrust"] = new JsonObject { ["enabled"] = false },
            },
            ["general"] = new JsonObject { ["enableAutoUpdate"] = false },
            ["privacy"] = new JsonObject { ["usageStatisticsEnabled"] = false },
            ["telemetry"] = new JsonObject { ["enabled"] = false },
            ["hooksConfig"] = new JsonObject { ["enabled"] = false },
            ["mcp"] = new JsonObject { ["allowed"] = new JsonArray("none") },
        };
        yield return new AcpSettingsFile(System, made.ToJsonString());
        yield return new AcpSettingsFile(".gemini/settings.json", made.ToJsonString());
    }
}
