using System.Text.Json.Nodes;
using Interlock.Core.Agents;

namespace Interlock.Agents.Acp;

/// <summary>
/// opencode's settings in an isolated home: of the user's own, what says which model answers and where it lives
/// (https://opencode.ai/docs/config); no plugins, servers, commands or agents of his.
/// </summary>
internal static class OpencodeSettings
{
    private static readonly string[] Taken =
    [
        "model",
        "small_model",
        "provider",
        "enabled_providers",
        "disabled_providers",
    ];

    /// <summary>The file of settings.</summary>
    public static IEnumerable<AcpSettingsFile> Files(AcpUser user)
    {
        var made = new JsonObject { ["autoupdate"] = false, ["share"] = "disabled" };
        foreach (var settings in Own(user))
        foreach (var name in Taken)
            if (settings[name] is { } value)
                made[name] = value.DeepClone();
        yield return new AcpSettingsFile(".config/opencode/opencode.json", made.ToJsonString());
    }

    /// <summary>Says that the user has set up a provider of his own, or null.</summary>
    public static string? Provider(AcpUser user) =>
        Own(user).Any(settings => settings["provider"] is JsonObject { Count: > 0 })
            ? "provider in opencode.json"
            : null;

    private static IEnumerable<JsonObject> Own(AcpUser user)
    {
        string[] files =
        [
            Path.Combine(user.ConfigFolder, "opencode", "config.json"),
            Path.Combine(user.ConfigFolder, "opencode", "opencode.json"),
            Path.Combine(user.ConfigFolder, "opencode", "opencode.jsonc"),
            user.Environment["OPENCODE_CONFIG"] ?? "",
        ];
        return files.Select(AcpUser.ReadJson).OfType<JsonObject>();
    }

    /// <summary>
    /// Rules that have the last word over all settings: whatever changes something is asked for; the last rule that
    /// fits a tool decides.
    /// </summary>
    public static IEnumerable<(string Name, string Value)> Permission(Permission permission)
    {
        var rules = new JsonObject { ["*"] = permission == Core.Agents.Permission.Full ? "allow" : "ask" };
        foreach (
            var reader in (string[])["glob", "grep", "list", "lsp", "read", "skill", "task", "todoread", "todowrite"]
        )
            rules[reader] = "allow";
        foreach (var asking in (string[])["bash", "edit", "external_directory", "webfetch", "websearch"])
            rules[asking] = permission == Core.Agents.Permission.Full ? "allow" : "ask";
        yield return ("OPENCODE_PERMISSION", rules.ToJsonString());
    }
}
