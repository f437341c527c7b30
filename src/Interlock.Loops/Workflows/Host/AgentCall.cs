using System.Text.Json;
using Interlock.Loops.Workflows.Script;

namespace Interlock.Loops.Workflows.Host;

/// <summary><c>agent(prompt, options)</c>.</summary>
/// <param name="Site">Where.</param>
/// <param name="Prompt">What is asked.</param>
/// <param name="Options">The options, checked.</param>
/// <param name="RawOptions">The options as they were written, for keys; an object.</param>
public sealed record AgentCall(ScriptSite Site, string Prompt, AgentOptions Options, JsonElement RawOptions);
