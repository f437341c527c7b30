using System.Text.Json;
using Interlock.Core.Agents;

namespace Interlock.Core.Sessions;

/// <summary>What <c>turn.completed</c> says.</summary>
/// <param name="Turn">Number of the turn.</param>
/// <param name="Result">How the agent ended it, whole.</param>
/// <param name="Output">The final message as JSON when a schema was asked for and it fits, or null.</param>
/// <param name="Violations">In what the final message does not fit the schema.</param>
public sealed record TurnFinish(int Turn, TurnResult Result, JsonElement? Output, IReadOnlyList<string> Violations);
