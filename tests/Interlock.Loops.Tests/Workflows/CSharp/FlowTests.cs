using Interlock.Loops.Workflows.Host;
using Xunit;

namespace Interlock.Loops.Tests.Workflows.CSharp;

public sealed class FlowTests
{
    private const int Limit = 120_000;

    [Fact(Timeout = Limit)]
    public async Task An_agent_answers_with_its_whole_text_and_knows_its_options()
    {
        var engine = new Engine();
        var value = await Compiled.ValueAsync(
            """
            return await flow.Agent("look", new() { Label = "one", Runtime = "codex", Timeout = TimeSpan.FromMinutes(2) });
            """,
            engine
        );
        Assert.Equal("\"did: look\"", value);
        var call = Assert.Single(engine.Agents);
        Assert.Equal(
            ("one", "codex", TimeSpan.FromMinutes(2)),
            (call.Options.Label, call.Options.Runtime, call.Options.Timeout)
        );
        Assert.Equal("flows/wf.cs:5:1", call.Site.At);
    }

    [Fact(Timeout = Limit)]
    public async Task A_typed_agent_sends_the_schema_of_its_type_and_reads_the_answer()
    {
        var engine = new Engine
        {
            Agent = (call, _) =>
                Task.FromResult(
                    Engine.Json(
                        call.Prompt == "one"
                            ? """{"file":"a.cs","severity":"high","line":3}"""
                            : """{"value":["x","y"]}"""
                    )
                ),
        };
        var value = await Compiled.ValueAsync(
            """
            var finding = await flow.Agent<Finding>("one");
            var names = await flow.Agent<List<string>>("two");
            return $"{finding.File}:{finding.Line} {finding.Severity} {string.Join('+', names)}";
            """,
            engine,
            """
            record Finding([property: System.ComponentModel.Description("path")] string File, Severity Severity, int? Line);
            enum Severity { Low, High }
            """
        );
        Assert.Equal("\"a.cs:3 High x+y\"", value);
        var schemas = engine.Agents.Select(call => call.Options.Schema!.Value.GetRawText()).ToList();
        Assert.Contains("\"additionalProperties\":false", schemas[0], StringComparison.Ordinal);
        Assert.Contains("\"enum\":[\"low\",\"high\"]", schemas[0], StringComparison.Ordinal);
        Assert.Contains("\"description\":\"path\"", schemas[0], StringComparison.Ordinal);
        Assert.Contains("\"required\":[\"value\"]", schemas[1], StringComparison.Ordinal);
    }

    [Fact(Timeout = Limit)]
    public async Task Branches_have_scopes_of_their_own_and_one_that_throws_is_null()
    {
        var engine = new Engine();
        var value = await Compiled.ValueAsync(
            """
            var shared = new List<int>();
            var all = await flow.Parallel<string>(Enumerable.Range(0, 50).Select<int, Func<Task<string>>>(i => async () =>
            {
                var text = await flow.Agent($"p{i}");
                shared.Add(i);
                return i == 7 ? throw new InvalidOperationException("seven") : text;
            }), new() { Label = "many" });
            var piped = await flow.Pipeline(new[] { "a", "b" }, item => flow.Agent(item), (first, item) => flow.Agent(first + item));
            return new { bad = all.Count(x => x is null), shared = shared.Count, piped };
            """,
            engine
        );
        Assert.Equal("""{"bad":1,"shared":50,"piped":["did: did: aa","did: did: bb"]}""", value);
        Assert.Equal(
            Enumerable.Range(0, 50).Select(i => $"parallel/{i}"),
            engine.Agents.Take(50).Select(call => call.Site.Scope)
        );
        Assert.Contains(engine.Agents, call => call.Site.Scope == "pipeline/1/1");
        Assert.Contains(engine.Notes.OfType<ScriptNote.ItemFailed>(), note => note.Error.Message == "seven");
        Assert.Equal([false, true], engine.Notes.OfType<ScriptNote.GroupEnded>().Select(note => note.Ok));
    }

    [Fact(Timeout = Limit)]
    public async Task A_failed_agent_is_an_exception_or_data_as_the_author_likes()
    {
        var engine = new Engine
        {
            Agent = (_, _) =>
                Task.FromResult(
                    Engine.Json(
                        """{"ok":false,"origin":{"node_key":"k"},"error":{"category":"agent_timeout","message":"too slow","issues":null},"feedback":{"retryable":true,"next_action":"wait"}}"""
                    )
                ),
        };
        var value = await Compiled.ValueAsync(
            """
            var data = await flow.TryAgent<int>("x");
            try { await flow.Agent("y"); return "no"; }
            catch (AgentFailedException e) { return $"{data.Failure!.Category} {e.Message} {e.Failure.Retryable}"; }
            """,
            engine
        );
        Assert.Equal("\"agent_timeout too slow True\"", value);
    }

    [Fact(Timeout = Limit)]
    public async Task What_it_tells_and_keeps_reaches_the_engine()
    {
        var engine = new Engine
        {
            Effect = (call, _) =>
                Task.FromResult(
                    Engine.Json(
                        call.Effect == ScriptEffect.Check
                            ? """{"ok":true,"name":"test","verdict":"proved","exit":0,"timedOut":false,"tests":{"ran":2,"passed":2,"failed":0,"skipped":0},"tree":"t","evidence":"e","output":"fine"}"""
                            : "7"
                    )
                ),
        };
        var value = await Compiled.ValueAsync(
            """
            flow.Phase("Look");
            Console.WriteLine("by console");
            flow.Log("by log");
            var step = await flow.Step("count", async () => (await flow.Agent("inner")).Length);
            var check = await flow.Check("test");
            await flow.Checkpoint("seen", step);
            return new { step, ran = check.Tests!.Ran, kept = await flow.ReadCheckpoint<int>("seen"), input = flow.Arguments.GetProperty("n").GetInt32() };
            """,
            engine,
            arguments: """{"n":3}"""
        );
        Assert.Equal("""{"step":10,"ran":2,"kept":7,"input":3}""", value);
        Assert.Equal(["by console", "by log"], engine.Log);
        Assert.Equal("step:count", Assert.Single(engine.Agents).Site.Scope);
        Assert.Equal("Look", engine.Agents.Single().Site.Phase);
        Assert.Equal("10", Assert.Single(engine.Steps).Value?.GetRawText());
    }
}
