using System.Text.Json;
using Interlock.Core.Schemas;
using Interlock.Loops.Ship.Plan;
using Interlock.Loops.Ship.Review;
using Xunit;

namespace Interlock.Loops.Tests.Ship;

public sealed class SchemaTests
{
    [Theory(Timeout = 30_000)]
    [InlineData(
        """{"tasks": [{"id": "a", "title": null, "files": ["x"], "prompt": "p", "verify": null, "agent": null, "permission": "limited"}], "risks": []}""",
        true
    )]
    [InlineData(
        """{"tasks": [{"id": "a", "title": null, "files": ["x"], "prompt": "p", "verify": null, "agent": null, "permission": "full"}], "risks": []}""",
        false
    )]
    [InlineData("""{"tasks": [{"id": "a", "files": ["x"], "prompt": "p"}], "risks": []}""", false)]
    [InlineData("""{"tasks": [], "risks": [], "extra": 1}""", false)]
    public Task What_the_plan_s_schema_accepts_the_reader_reads(string json, bool valid)
    {
        Assert.Equal(valid, JsonSchema.Parse(TaskPlanSchema.Json).Validate(JsonElement.Parse(json)).Count == 0);
        if (valid)
            Assert.Empty(TaskPlanReader.Read(json).Issues);
        return Task.CompletedTask;
    }

    [Theory(Timeout = 30_000)]
    [InlineData(
        """{"decision": "approve", "summary": "s", "blockers": [], "risks": [], "owner_questions": [], "verification": []}""",
        true
    )]
    [InlineData(
        """{"decision": "reject", "summary": "s", "blockers": [{"file": "a", "line": 1, "symbol": null, "problem": "p", "evidence": null}], "risks": [], "owner_questions": [], "verification": []}""",
        true
    )]
    [InlineData(
        """{"decision": "maybe", "summary": "s", "blockers": [], "risks": [], "owner_questions": [], "verification": []}""",
        false
    )]
    public Task What_the_review_s_schema_accepts_the_reader_reads(string json, bool valid)
    {
        Assert.Equal(valid, JsonSchema.Parse(ReviewSchema.Json).Validate(JsonElement.Parse(json)).Count == 0);
        Assert.Equal(valid, ReviewReply.Parse(json).ParseProblem is null);
        return Task.CompletedTask;
    }
}
