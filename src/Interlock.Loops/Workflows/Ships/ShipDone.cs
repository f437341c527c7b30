using System.Text.Json;
using Interlock.Core.Git;

namespace Interlock.Loops.Workflows.Ships;

/// <summary>How a <c>ship()</c> ended; recorded, and given to the script.</summary>
/// <param name="Value">The script's answer.</param>
/// <param name="Base">Tree that it started from.</param>
/// <param name="Tree">Tree that landed where the run's agents see it, or null.</param>
internal sealed record ShipDone(JsonElement Value, ObjectId? Base, ObjectId? Tree);
