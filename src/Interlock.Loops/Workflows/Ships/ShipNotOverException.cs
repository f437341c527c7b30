using System.Text.Json;
using Interlock.Core.Failures;

namespace Interlock.Loops.Workflows.Ships;

/// <summary>
/// Leaves a <c>ship()</c> started in the journal: it could not work at all, so a resumed run goes on with it. In this
/// life the script gets the failure as data.
/// </summary>
internal sealed class ShipNotOverException(Failure failure, JsonElement value) : FailureException(failure)
{
    public JsonElement Value { get; } = value;
}
