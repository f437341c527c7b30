using System.Globalization;
using System.Text.Json;
using Interlock.Agents.Protocols;
using Interlock.Core.Agents;

namespace Interlock.Agents.Claude;

/// <summary>
/// The usage windows of a Claude account, by the control request <c>get_usage</c> (type <c>SDKControlGetUsageResponse</c> of
/// the official SDK).
/// </summary>
internal static class ClaudeWindows
{
    private static readonly (string Member, string Name)[] Known =
    [
        ("five_hour", "5 h"),
        ("seven_day", "7 d"),
        ("seven_day_opus", "7 d opus"),
        ("seven_day_sonnet", "7 d sonnet"),
    ];

    /// <summary>The windows; none when there is no answer, or the account has none.</summary>
    public static IReadOnlyList<UsageWindow> Read(JsonElement? answer) =>
        [
            .. Known
                .Select(known => (known.Name, Window: answer?.Member("rate_limits")?.Member(known.Member)))
                .Where(w => w.Window?.Member("utilization") is { ValueKind: JsonValueKind.Number })
                .Select(w => new UsageWindow(
                    w.Name,
                    Math.Clamp(w.Window!.Value.Member("utilization")!.Value.GetDouble(), 0, 100),
                    DateTimeOffset.TryParse(
                        w.Window.Value.Text("resets_at"),
                        CultureInfo.InvariantCulture,
                        DateTimeStyles.AssumeUniversal,
                        out var at
                    )
                        ? at
                        : null
                )),
        ];
}
