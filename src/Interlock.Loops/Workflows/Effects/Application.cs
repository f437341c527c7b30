using System.Text.Json;
using Interlock.Core.Git;

namespace Interlock.Loops.Workflows.Effects;

/// <summary>What applying changes of worktrees came to; recorded, and given to the script.</summary>
/// <param name="Value">The script's answer.</param>
/// <param name="Tree">The tree that the run stands at afterwards, or null when nothing was applied.</param>
internal sealed record Application(JsonElement Value, ObjectId? Tree);
