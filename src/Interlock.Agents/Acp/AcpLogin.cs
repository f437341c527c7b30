using System.Text.Json;
using Interlock.Agents.Protocols;

namespace Interlock.Agents.Acp;

/// <summary>A file of a stored login: JSON, mostly, with tokens somewhere in it.</summary>
internal static class AcpLogin
{
    private const int ShortestToken = 16;
    private const int LargestFile = 1024 * 1024;
    private static readonly string[] Names = ["access", "key", "refresh", "secret", "token"];

    /// <summary>Whether a file that an agent left is still a login and not a piece of one.</summary>
    public static bool IsWhole(byte[] file) =>
        file.Length <= LargestFile && JsonLines.Parse(file) is { } login && Tokens(login).Any();

    /// <summary>Every value in a file that must not be shown.</summary>
    public static IEnumerable<string> Secrets(string file) =>
        new FileInfo(file).Length <= LargestFile && JsonLines.Parse(File.ReadAllBytes(file)) is { } login
            ? Tokens(login).ToList()
            : [];

    private static IEnumerable<string> Tokens(JsonElement element) =>
        element.ValueKind switch
        {
            JsonValueKind.Object => element
                .EnumerateObject()
                .SelectMany(m => Secret(m) is { } value ? [value] : Tokens(m.Value)),
            JsonValueKind.Array => element.EnumerateArray().SelectMany(Tokens),
            _ => [],
        };

    private static string? Secret(JsonProperty member) =>
        member.Value.ValueKind == JsonValueKind.String
        && Names.Any(name => member.Name.Contains(name, StringComparison.OrdinalIgnoreCase))
        && member.Value.GetString() is { Length: >= ShortestToken } value
            ? value
            : null;
}
