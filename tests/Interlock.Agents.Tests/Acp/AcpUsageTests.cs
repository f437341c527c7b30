using System.Text.Json;
using Interlock.Agents.Acp;
using Interlock.Core.Agents;
using Xunit;

namespace Interlock.Agents.Tests.Acp;

public sealed class AcpUsageTests
{
    [Theory]
    // cached input and reasoning beside the rest (opencode, claude), in it, or not told
    [InlineData(
        """{"totalTokens":1123,"inputTokens":900,"outputTokens":17,"thoughtTokens":6,"cachedReadTokens":200}""",
        1100,
        200,
        23,
        6
    )]
    [InlineData(
        """{"totalTokens":1120,"inputTokens":1100,"outputTokens":20,"thoughtTokens":6,"cachedReadTokens":200}""",
        1100,
        200,
        20,
        6
    )]
    [InlineData("""{"totalTokens":1120,"inputTokens":1100,"outputTokens":20}""", 1100, null, 20, null)]
    public void Input_includes_what_was_cached_and_output_includes_reasoning(
        string usage,
        int input,
        int? cached,
        int output,
        int? reasoning
    )
    {
        var told = AcpUsage.Told(JsonElement.Parse($$"""{"usage":{{usage}}}"""), AcpUsageScope.Turn);

        Assert.Equal(new TokenUsage(input, cached, output, reasoning) { Quality = UsageQuality.Exact }, told);
    }

    [Fact]
    public void What_is_not_told_is_unknown_and_what_is_told_in_part_is_an_estimate()
    {
        Assert.Equal(TokenUsage.Unknown, AcpUsage.Told(JsonElement.Parse("{}"), AcpUsageScope.Turn));
        var last = AcpUsage.Told(
            JsonElement.Parse("""{"usage":{"totalTokens":3,"inputTokens":1,"outputTokens":2}}"""),
            AcpUsageScope.LastRequest
        );
        Assert.Equal(UsageQuality.Estimated, last.Quality);
    }

    [Fact]
    public void The_quota_of_gemini_is_usage()
    {
        var told = AcpUsage.Told(
            JsonElement.Parse("""{"_meta":{"quota":{"token_count":{"input_tokens":5,"output_tokens":7}}}}"""),
            AcpUsageScope.Turn
        );

        Assert.Equal((5, 7), (told.Input, told.Output));
    }
}
