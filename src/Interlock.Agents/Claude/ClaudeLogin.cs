using System.Text.Json;
using Interlock.Agents.Protocols;

namespace Interlock.Agents.Claude;

/// <summary>The content of Claude Code's <c>.credentials.json</c>: tokens of a Claude account.</summary>
internal static class ClaudeLogin
{
    /// <summary>Whether a file holds tokens that Claude Code refreshes.</summary>
    public static bool HasTokens(byte[] file) => Account(file)?.Text("refreshToken") is not null;

    /// <summary>Every value in a file that must not be shown.</summary>
    public static IEnumerable<string> Secrets(byte[] file) =>
        new[] { Account(file)?.Text("accessToken"), Account(file)?.Text("refreshToken") }.OfType<string>();

    private static JsonElement? Account(byte[] file) => JsonLines.Parse(file)?.Member("claudeAiOauth");
}
