using System.Text.Json;
using Interlock.Core.Agents;
using Interlock.Core.Changes;
using Interlock.Core.Failures;
using Interlock.Core.Gates;
using Interlock.Loops.Ship;
using Xunit;

namespace Interlock.Loops.Tests.Ship;

public sealed class ShipJsonTests
{
    [Theory]
    [InlineData(Verdict.GateError, "\"gate_error\"")]
    [InlineData(ChangeKind.ModeChanged, "\"mode_changed\"")]
    [InlineData(Permission.ReadOnly, "\"read_only\"")]
    [InlineData(FailureOwner.Provider, "\"provider\"")]
    public void The_journal_holds_enums_as_snake_case_words<T>(T value, string word)
        where T : struct, Enum
    {
        Assert.Equal(word, JsonSerializer.Serialize(value, typeof(T), ShipJson.Default));
        Assert.Equal(value, JsonSerializer.Deserialize(word, typeof(T), ShipJson.Default));
    }
}
