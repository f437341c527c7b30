using System.Text.Json;
using Interlock.Agents.Catalog;
using Interlock.Core.Text;

namespace Interlock.Cli.Mcp;

/// <summary>
/// Refuses values that would let a model run programs, or lift an agent's limits, where the user did not allow it. The
/// model may be the very one whose own sandbox forbids that.
/// </summary>
internal static class TrustCheck
{
    private const int DeepestTask = 4;

    /// <summary>The option of the server that allows values of a kind.</summary>
    public static string Flag(Trust trust) => trust == Trust.Full ? "--allow-full" : "--allow-command";

    /// <summary>What is not allowed in a call, one sentence each.</summary>
    public static IEnumerable<string> Faults(
        ToolDefinition tool,
        IReadOnlyDictionary<string, JsonElement> values,
        McpSettings settings
    )
    {
        foreach (var parameter in tool.Parameters.Where(one => values.ContainsKey(one.Name)))
        {
            var value = values[parameter.Name];
            if (parameter.Kind == ParameterKind.Objects)
                foreach (var fault in Objects(value, settings, depth: 0))
                    yield return fault;
            else if (parameter.Trust == Trust.Prompt)
                foreach (var part in Names(value).Where(IsFile))
                    yield return $"'{ExternalText.Line(part, 60)}' is a file, which a client may not put into a prompt: use builtin:ROLE or text:…";
            else if (parameter.Trust == Trust.Agent && !settings.AllowCommand)
                foreach (var name in Names(value).Where(IsProgram))
                    yield return Program(name);
        }
    }

    private static IEnumerable<string> Names(JsonElement value) =>
        value.ValueKind == JsonValueKind.Array ? value.EnumerateArray().SelectMany(Names) : [value.GetString()!];

    private static bool IsFile(string part) =>
        !part.StartsWith("builtin:", StringComparison.Ordinal) && !part.StartsWith("text:", StringComparison.Ordinal);

    // 'correctness=command:sh' names a reviewer's perspective first.
    private static bool IsProgram(string name) =>
        Runs(name) || (name.IndexOf('=', StringComparison.Ordinal) is var at and > 0 && Runs(name[(at + 1)..]));

    // A name that cannot be read starts nothing; the verb tells what is wrong with it.
    private static bool Runs(string name) => AgentNames.Read(name).Names.Any(one => !IsBuiltIn(one));

    // A runtime that takes a free text runs it; only its presets (acp:opencode, acp:opencode:MODEL) are known programs.
    private static bool IsBuiltIn(AgentName name) =>
        AgentRuntimes.Find(name.Runtime) is not { TakesText: true } runtime
        || runtime.Probed.Any(preset =>
            name.Text == preset
            || (
                name.Text.StartsWith(preset + ":", StringComparison.Ordinal)
                && name.Text.All(c => char.IsAsciiLetterOrDigit(c) || "-_./:".Contains(c, StringComparison.Ordinal))
            )
        );

    private static IEnumerable<string> Objects(JsonElement value, McpSettings settings, int depth)
    {
        if (depth > DeepestTask)
            return ["the tasks are nested too deep"];
        return value.ValueKind switch
        {
            JsonValueKind.Array => value.EnumerateArray().SelectMany(item => Objects(item, settings, depth + 1)),
            JsonValueKind.Object => value
                .EnumerateObject()
                .SelectMany(member => Member(member, settings).Concat(Objects(member.Value, settings, depth + 1))),
            _ => [],
        };
    }

    private static IEnumerable<string> Member(JsonProperty member, McpSettings settings)
    {
        if (member.Value.ValueKind != JsonValueKind.String)
            yield break;
        var text = member.Value.GetString()!;
        if (member.Name == "agent" && !settings.AllowCommand && IsProgram(text))
            yield return Program(text);
        if (member.Name == "permission" && !settings.AllowFull && text == "full")
            yield return $"a task with permission 'full' is not allowed here: the user has to start the server with {Flag(Trust.Full)}";
    }

    private static string Program(string name) =>
        $"the agent '{ExternalText.Line(name, 60)}' is a program, which is not allowed here: the user has to start the server with {Flag(Trust.Command)}";
}
