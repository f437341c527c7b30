using Interlock.Core.Agents;
using Interlock.Core.Failures;

namespace Interlock.Loops.Ship.Phases;

/// <summary>
/// Leaves a turn started in the journal: the agent could not work at all (no login, no quota, no network), so a
/// resumed run asks it again instead of replaying the refusal.
/// </summary>
internal sealed class TurnNotOverException(TurnResult result) : FailureException(result.Failure!)
{
    public TurnResult Result { get; } = result;
}
