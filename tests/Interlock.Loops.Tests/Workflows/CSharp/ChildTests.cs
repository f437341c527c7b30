using Interlock.Loops.Workflows.Host;
using Xunit;

namespace Interlock.Loops.Tests.Workflows.CSharp;

public sealed class ChildTests
{
    private const int Limit = 120_000;

    [Fact(Timeout = Limit)]
    public async Task A_workflow_in_CSharp_calls_one_in_JavaScript_in_its_own_scope()
    {
        var engine = new Engine
        {
            Children = new() { ["kid"] = "const t = await agent('hi ' + args.name); return { t };" },
        };
        var value = await Compiled.ValueAsync(
            """
            var all = await flow.Fanout(new[] { "a", "b" }, (name, _) => flow.Workflow<Kid>("kid", new { name }));
            return all.Select(kid => kid!.T);
            """,
            engine,
            "record Kid(string T);"
        );
        Assert.Equal("""["did: hi a","did: hi b"]""", value);
        Assert.Equal(
            ["fanout/0/workflow:kid", "fanout/1/workflow:kid"],
            engine.Agents.Select(call => call.Site.Scope).Order(StringComparer.Ordinal)
        );
        Assert.Equal([1, 2], engine.Agents.Select(call => call.Site.Workflow).Order());
        Assert.Equal(2, engine.Notes.OfType<ScriptNote.WorkflowEnded>().Count(note => note.Error is null));
    }

    [Fact(Timeout = Limit)]
    public async Task What_a_child_throws_is_thrown_at_its_caller()
    {
        var engine = new Engine { Children = new() { ["bad"] = "throw new Error('broken child');" } };
        var end = await Compiled.RunAsync("return await flow.Workflow<string>(\"bad\");", engine);
        Assert.Equal("broken child", end.Error?.Message);
        var missing = await Compiled.RunAsync("return await flow.Workflow<string>(\"gone\");", engine);
        Assert.Equal("workflow_not_found", missing.Error?.Class);
    }
}
