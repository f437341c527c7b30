using Interlock.Loops.Workflows.Host;
using Interlock.Loops.Workflows.Script;
using Xunit;

namespace Interlock.Loops.Tests.Workflows.Host;

public sealed class ScriptHostTests
{
    [Fact(Timeout = 60_000)]
    public async Task A_script_asks_an_agent_and_returns_what_it_said()
    {
        var engine = new Engine();
        var value = await Scripted.ValueAsync(
            """
            export const meta = { name: 'hello' };
            const said = await agent('greet ' + args.who, { label: 'greeter', timeout: '10m' });
            return { said };
            """,
            engine,
            """{"who":"Ada"}"""
        );
        Assert.Equal("""{"said":"did: greet Ada"}""", value);
        var call = Assert.Single(engine.Agents);
        Assert.Equal("greeter", call.Options.Label);
        Assert.Equal(TimeSpan.FromMinutes(10), call.Options.Timeout);
        Assert.Equal("wf.js:2:20", call.Site.At);
    }
}
