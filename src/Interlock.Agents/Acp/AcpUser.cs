using System.Text.Json;
using System.Text.Json.Nodes;
using Interlock.Core.Processes;

namespace Interlock.Agents.Acp;

/// <summary>Where the user keeps his own settings and logins.</summary>
/// <param name="environment">The variables of the engine.</param>
internal sealed class AcpUser(HostEnvironment environment)
{
    private const long LargestFile = 4 * 1024 * 1024;

    private static readonly JsonDocumentOptions Lenient = new()
    {
        CommentHandling = JsonCommentHandling.Skip,
        AllowTrailingCommas = true,
    };

    /// <summary>The variables of the engine.</summary>
    public HostEnvironment Environment => environment;

    /// <summary>His home.</summary>
    public string Home { get; } = environment["HOME"] ?? "/";

    /// <summary>XDG_CONFIG_HOME.</summary>
    public string ConfigFolder => environment["XDG_CONFIG_HOME"] ?? Path.Combine(Home, ".config");

    /// <summary>XDG_CACHE_HOME.</summary>
    public string CacheFolder => environment["XDG_CACHE_HOME"] ?? Path.Combine(Home, ".cache");

    /// <summary>The user's own file for a path below an isolated home, after his variables.</summary>
    public string Own(AcpPreset preset, string path)
    {
        var moved = preset
            .HomeVariables.Where(v => path.StartsWith(v.Value + '/', StringComparison.Ordinal))
            .Select(v => environment[v.Key] is { } folder ? Path.Combine(folder, path[(v.Value.Length + 1)..]) : null)
            .FirstOrDefault(own => own is not null);
        return moved
            ?? Moved(path, ".config/", "XDG_CONFIG_HOME")
            ?? Moved(path, ".local/share/", "XDG_DATA_HOME")
            ?? Path.Combine(Home, path);
    }

    /// <summary>A file of settings; null when it is missing, too large or no JSON object, of which its agent complains.</summary>
    public static JsonObject? ReadJson(string path)
    {
        if (!File.Exists(path) || new FileInfo(path).Length > LargestFile)
            return null;
        try
        {
            return JsonNode.Parse(File.ReadAllBytes(path), documentOptions: Lenient) as JsonObject;
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private string? Moved(string path, string start, string variable) =>
        path.StartsWith(start, StringComparison.Ordinal) && environment[variable] is { } folder
            ? Path.Combine(folder, path[start.Length..])
            : null;
}
