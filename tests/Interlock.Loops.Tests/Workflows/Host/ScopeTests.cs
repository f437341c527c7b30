using Interlock.Loops.Workflows.Host;
using Xunit;

namespace Interlock.Loops.Tests.Workflows.Host;

public sealed class ScopeTests
{
    private const string Script = """
        phase('Start');
        await agent('first');
        await parallel([0, 1, 2].map((i) => async () => {
          await agent(`a${i}`);
          phase(`Branch ${i}`);
          await new Promise((done) => setTimeout(done, 1));
          await pipeline(['x', 'y'], (item) => agent(`p${i}${item}`), (_, item) => agent(`q${i}${item}`));
          await Promise.all([agent(`b${i}`), workflow('child', i)]);
        }), { phase: 'Group' });
        await step('count', () => agent('in a step'));
        await fanout([1], (n) => agent('named'), { id: 'spread' });
        return agent('last');
        """;

    private const string Child = "await parallel([() => agent(`c${args}`)]);";

    [Fact(Timeout = 60_000)]
    public async Task A_scope_says_where_in_the_program_a_call_is()
    {
        var scopes = await ScopesAsync(seed: 1);
        Assert.Equal("", scopes["first"]);
        Assert.Equal("parallel/1", scopes["a1"]);
        Assert.Equal("parallel/1/pipeline/0/0", scopes["p1x"]);
        Assert.Equal("parallel/1/pipeline/1/1", scopes["q1y"]);
        Assert.Equal("parallel/2", scopes["b2"]);
        Assert.Equal("parallel/2/workflow:child/parallel/0", scopes["c2"]);
        Assert.Equal("step:count", scopes["in a step"]);
        Assert.Equal("fanout:spread/0", scopes["named"]);
        Assert.Equal("", scopes["last"]);
    }

    [Fact(Timeout = 60_000)]
    public async Task Scopes_do_not_depend_on_who_finishes_first()
    {
        var expected = await ScopesAsync(seed: 1);
        foreach (var seed in (int[])[2, 3, 4])
            Assert.Equal(expected.OrderBy(s => s.Key), (await ScopesAsync(seed)).OrderBy(s => s.Key));
    }

    [Fact(Timeout = 60_000)]
    public async Task A_phase_begun_in_a_branch_stays_in_it()
    {
        var engine = new Engine { Children = { ["child"] = Child } };
        await Scripted.ValueAsync(Script, engine);
        var phases = engine.Agents.ToDictionary(call => call.Prompt, call => call.Site.Phase);
        Assert.Equal("Start", phases["first"]);
        Assert.Equal("Group", phases["a0"]);
        Assert.Equal("Branch 1", phases["p1x"]);
        Assert.Equal("Branch 2", phases["b2"]);
        Assert.Equal("Start", phases["last"]);
    }

    private static async Task<Dictionary<string, string>> ScopesAsync(int seed)
    {
        var random = new Random(seed);
        async Task<ScriptAnswer> LateAsync(string text, CancellationToken cancellation)
        {
            int turns;
            lock (random)
                turns = random.Next(1, 200);
            while (turns-- > 0)
                await Task.Yield(); // answers come in an order of their own for each seed
            cancellation.ThrowIfCancellationRequested();
            return Engine.Text(text);
        }

        var engine = new Engine
        {
            Children = { ["child"] = Child },
            Agent = (call, cancellation) => LateAsync(call.Prompt, cancellation),
            Effect = (_, cancellation) => LateAsync("", cancellation),
        };
        await Scripted.ValueAsync(Script, engine);
        return engine.Agents.ToDictionary(call => call.Prompt, call => call.Site.Scope);
    }
}
