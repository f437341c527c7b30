using Interlock.Core.Agents;
using Interlock.Core.Changes;

namespace Interlock.Loops.Ship.Phases;

/// <summary>What a turn left.</summary>
/// <param name="Result">What the agent said.</param>
/// <param name="Change">What it did, when a capture was asked for.</param>
internal sealed record TurnEnd(TurnResult Result, Change? Change);
