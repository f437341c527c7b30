using Interlock.Core.Agents;
using Interlock.Loops.Ship.Plan;
using Xunit;

namespace Interlock.Loops.Tests.Ship.Plan;

public sealed class TaskPlanReaderTests
{
    [Fact(Timeout = 30_000)]
    public Task The_shortest_plan_is_read_with_its_defaults()
    {
        var (plan, issues) = TaskPlanReader.Read("""{"tasks": [{"id": "a", "files": ["a.js"], "prompt": "do"}]}""");
        Assert.Empty(issues);
        var task = Assert.Single(plan!.Tasks);
        Assert.Equal(
            ("a", "a", "do", null, null, Permission.Limited),
            (task.Id, task.Title, task.Prompt, task.Verify, task.Agent, task.Permission)
        );
        Assert.Equal(["a.js"], task.Files);
        Assert.Empty(plan.Risks);
        return Task.CompletedTask;
    }

    [Fact(Timeout = 30_000)]
    public Task A_whole_plan_with_comments_and_nulls_is_read()
    {
        var (plan, issues) = TaskPlanReader.Read(
            """
            {
              // what a person wrote
              "$schema": "x",
              "tasks": [
                {"id": "a", "title": "A", "files": ["a", "b/"], "prompt": "p", "verify": "v", "agent": "codex", "permission": "read_only"},
                {"id": "b", "title": null, "files": ["c"], "prompt": "q", "verify": null, "agent": null, "permission": null},
              ],
              "risks": ["r"],
            }
            """
        );
        Assert.Empty(issues);
        Assert.Equal(["A", "b"], plan!.Tasks.Select(task => task.Title));
        Assert.Equal(
            (Permission.ReadOnly, "codex", "v"),
            (plan.Tasks[0].Permission, plan.Tasks[0].Agent, plan.Tasks[0].Verify)
        );
        Assert.Equal(["r"], plan.Risks);
        return Task.CompletedTask;
    }

    [Theory(Timeout = 30_000)]
    [InlineData(
        """{"tasks": [{"id": "a", "flies": [], "prompt": "p", "files": ["x"]}]}""",
        "$.tasks[0].flies: is not a known key; did you mean 'files'?"
    )]
    [InlineData("""{"task": []}""", "$.task: is not a known key; did you mean 'tasks'?")]
    [InlineData("""{"tasks": []}""", "$.tasks: must have at least one task")]
    [InlineData("""{"tasks": {}}""", "$.tasks: must be an array of tasks, not an object")]
    [InlineData("""{"tasks": ["x"]}""", "$.tasks[0]: must be an object, not a string")]
    [InlineData(
        """{"tasks": [{"id": 1, "files": ["x"], "prompt": "p"}]}""",
        "$.tasks[0].id: must be a string, not a number"
    )]
    [InlineData(
        """{"tasks": [{"id": "a", "files": "x", "prompt": "p"}]}""",
        "$.tasks[0].files: must be an array of strings, not a string"
    )]
    [InlineData(
        """{"tasks": [{"id": "a", "files": ["x", 2], "prompt": "p"}]}""",
        "$.tasks[0].files[1]: must be a string, not a number"
    )]
    [InlineData("""{"tasks": [{"id": "a", "files": ["x"]}]}""", "$.tasks[0].prompt: is required")]
    [InlineData(
        """{"tasks": [{"id": "a", "files": ["x"], "prompt": "p", "permission": "limitd"}]}""",
        "$.tasks[0].permission: must be one of read_only, limited, full, not 'limitd'; did you mean 'limited'?"
    )]
    [InlineData("""{"tasks": [], "tasks": []}""", "$: the key 'tasks' appears twice in one object")]
    [InlineData("[]", "$: must be an object, not an array")]
    [InlineData("nonsense", "$: it is not JSON: line 1, byte 2")]
    public Task A_wrong_plan_says_where_and_what(string json, string issue)
    {
        var (plan, issues) = TaskPlanReader.Read(json);
        Assert.Null(plan);
        Assert.Contains(issue, issues);
        return Task.CompletedTask;
    }

    [Fact(Timeout = 30_000)]
    public Task Every_issue_is_told_at_once()
    {
        var (_, issues) = TaskPlanReader.Read(
            """{"tasks": [{"file": "x"}, {"id": "b", "files": [], "prompt": 3}], "risk": []}"""
        );
        Assert.Equal(6, issues.Count);
        return Task.CompletedTask;
    }

    [Fact(Timeout = 30_000)]
    public Task The_schema_is_strict_output_compatible()
    {
        var tasks = TaskPlanSchema.Json.GetProperty("properties").GetProperty("tasks").GetProperty("items");
        foreach (var schema in new[] { TaskPlanSchema.Json, tasks })
        {
            Assert.False(schema.GetProperty("additionalProperties").GetBoolean());
            Assert.Equal(
                schema.GetProperty("properties").EnumerateObject().Select(property => property.Name),
                schema.GetProperty("required").EnumerateArray().Select(name => name.GetString()!)
            );
        }
        return Task.CompletedTask;
    }

    [Theory(Timeout = 30_000)]
    [InlineData("list-json", true)]
    [InlineData("a", true)]
    [InlineData("1.2_x", true)]
    [InlineData("", false)]
    [InlineData("-a", false)]
    [InlineData("A", false)]
    [InlineData("a..b", false)]
    [InlineData("a.lock", false)]
    [InlineData("a.", false)]
    [InlineData("a/b", false)]
    [InlineData("é", false)]
    public Task An_id_is_safe_as_a_folder_a_ref_and_a_key(string id, bool valid)
    {
        Assert.Equal(valid, TaskId.IsValid(id));
        Assert.False(TaskId.IsValid(new string('a', TaskId.Longest + 1)));
        return Task.CompletedTask;
    }
}
