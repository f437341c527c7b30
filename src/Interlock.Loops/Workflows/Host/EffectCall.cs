using System.Text.Json;

namespace Interlock.Loops.Workflows.Host;

/// <summary>A call that one <see cref="ScriptEffect"/> describes.</summary>
/// <param name="Site">Where.</param>
/// <param name="Effect">What.</param>
/// <param name="Arguments">An object with the members that the effect names; absent ones are left out.</param>
public sealed record EffectCall(ScriptSite Site, ScriptEffect Effect, JsonElement Arguments);
