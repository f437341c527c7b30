using System.Globalization;
using System.Text.Json;
using Interlock.Agents.Protocols;
using Interlock.Core.Agents;

namespace Interlock.Agents.Codex;

/// <summary>The usage windows of a ChatGPT account, by <c>account/rateLimits/read</c>.</summary>
internal static class CodexWindows
{
    private const long MaxUnixSeconds = 253_402_300_799; // the year 9999, where DateTimeOffset ends

    private static readonly string[] Names = ["primary", "secondary"];

    /// <summary>The windows; none when there is no answer.</summary>
    public static IReadOnlyList<UsageWindow> Read(JsonElement? answer) =>
        [
            .. Names
                .Select(name => answer?.Member("rateLimits")?.Member(name))
                .Where(window => window?.Number("usedPercent") is not null)
                .Select(window => Window(window!.Value)),
        ];

    private static UsageWindow Window(JsonElement window) =>
        new(
            Name(window.Number("windowDurationMins")),
            Math.Clamp(window.Number("usedPercent")!.Value, 0, 100),
            window.Number("resetsAt") is > 0 and < MaxUnixSeconds and var seconds
                ? DateTimeOffset.FromUnixTimeSeconds(seconds)
                : null
        );

    private static string Name(long? minutes) =>
        minutes switch
        {
            null => "usage",
            >= 1440 => string.Create(CultureInfo.InvariantCulture, $"{minutes / 1440} d"),
            _ => string.Create(CultureInfo.InvariantCulture, $"{minutes / 60} h"),
        };
}
