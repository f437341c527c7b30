using System.Text.Json;
using Interlock.Agents.Claude;
using Interlock.Core.Agents;
using Xunit;

namespace Interlock.Agents.Tests.Claude;

public sealed class ClaudeWindowsTests
{
    [Fact]
    public void Used_windows_of_an_account_are_read_and_unknown_ones_left_out()
    {
        var answer = JsonElement.Parse(
            """
            {"subscription_type": "max", "rate_limits_available": true, "rate_limits": {
               "five_hour": {"utilization": 42.5, "resets_at": "2026-12-01T10:00:00Z"},
               "seven_day": {"utilization": 250, "resets_at": null}, "seven_day_opus": null} }
            """
        );

        var windows = ClaudeWindows.Read(answer);

        Assert.Equal(
            [
                new UsageWindow("5 h", 42.5, new DateTimeOffset(2026, 12, 1, 10, 0, 0, TimeSpan.Zero)),
                new UsageWindow("7 d", 100, null),
            ],
            windows
        );
        Assert.Equal("5 h window 42.5 % used until 2026-12-01 10:00:00Z", windows[0].ToString());
        Assert.Empty(ClaudeWindows.Read(null));
    }
}
