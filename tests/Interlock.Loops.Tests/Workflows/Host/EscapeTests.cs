using Xunit;

namespace Interlock.Loops.Tests.Workflows.Host;

/// <summary>Attacks on the realm; <c>judge.js</c> looks at what they bring home.</summary>
public sealed class EscapeTests(Siege siege) : IClassFixture<Siege>
{
    public static TheoryData<string> Names => [.. Attack.All.Select(attack => attack.Name)];

    [Theory(Timeout = 60_000)]
    [MemberData(nameof(Names))]
    public void No_script_gets_out_of_its_realm(string name) => Assert.Equal("closed", siege.Results[name]);

    [Fact(Timeout = 60_000)]
    public async Task The_judge_knows_an_object_of_another_realm()
    {
        // A judge that is blind would let every attack pass.
        var attack = new Attack("x", "", "return Object.create(Object.assign(Object.create(null), { x: 1 }));");
        Assert.Equal("\"ESCAPED: an object of another realm\"", await Scripted.ValueAsync(attack.Script));
    }
}
