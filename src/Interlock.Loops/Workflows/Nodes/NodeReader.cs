using System.Collections.Concurrent;
using System.Text.Json;
using Interlock.Agents.Catalog;
using Interlock.Core.Agents;
using Interlock.Core.Configuration;
using Interlock.Core.Schemas;
using Interlock.Loops.Workflows.Catalog;
using Interlock.Loops.Workflows.Host;
using Interlock.Loops.Workflows.Script;

namespace Interlock.Loops.Workflows.Nodes;

/// <summary>Makes a node of a call: agent, model, role and schema as the script, its meta and the run say.</summary>
/// <param name="options">The run.</param>
/// <param name="agents">The run's agents.</param>
/// <param name="files">Where roles and schemas are looked up.</param>
internal sealed class NodeReader(WorkflowOptions options, NodeAgents agents, RepositoryFiles files)
{
    private const int SchemaRepairs = 2;
    private readonly ConcurrentDictionary<string, byte> readable = new(StringComparer.Ordinal);

    // Nothing of these decides what an agent answers: a step is the same step without them.
    private static readonly string[] NotInKey =
    [
        .. (ReadOnlySpan<string>)["label", "phase", "timeout", "timeoutMs", "maxAttempts", "retry", "schema", "model"],
    ];

    private static readonly Dictionary<string, Permission> Permissions = new(StringComparer.Ordinal)
    {
        ["read_only"] = Permission.ReadOnly,
        ["read-only"] = Permission.ReadOnly,
        ["readonly"] = Permission.ReadOnly,
        ["limited"] = Permission.Limited,
        ["max"] = Permission.Limited,
    };

    /// <summary>The node, or the author's mistake.</summary>
    /// <param name="call">The call.</param>
    /// <param name="number">Number of the call in this life, for a label when there is none.</param>
    /// <param name="meta">What the calling script says of itself.</param>
    public (NodeSpec? Node, ScriptError? Mistake) Read(AgentCall call, int number, WorkflowMeta? meta)
    {
        var asked = call.Options;
        if (asked.Permission is { } word && !Permissions.ContainsKey(word))
            return Wrong(
                $"option 'permission' of agent() has no value '{word}'{NearestName.Hint(word, Permissions.Keys)}"
            );
        var (schema, bad) = Schema(asked.Schema);
        if (bad is not null)
            return (null, bad);
        var name = AgentOf(asked);
        if (agents.Check(name) is { } refused)
            return Wrong($"option 'runtime' of agent(): {refused.Message} {refused.Remedy}");
        var phase = asked.Phase ?? call.Site.Phase;
        var role = asked.AgentType is { } type ? files.Role(type) : null;
        var wished = asked.Model ?? meta?.PhaseOf(phase)?.Model ?? role?.Model;
        var able = agents.Of(name).Capabilities;
        var remarks = new List<string>();
        if (asked.Permission == "max")
            remarks.Add("permission 'max' is 'limited': an agent works in a workspace of its own, and lands nothing");
        return (
            new NodeSpec
            {
                Site = call.Site,
                Prompt = call.Prompt,
                OptionsText =
                    $"{CanonicalJson.Of(call.RawOptions, NotInKey)}\nmodel={wished}\nrole={role?.Instructions}",
                SchemaText = schema is { } s ? CanonicalJson.Of(s) : "",
                Agent = name,
                Label = asked.Label ?? asked.Id ?? $"agent-{number}",
                Phase = phase,
                PhaseBudget = meta?.PhaseOf(phase)?.Budget,
                AgentType = asked.AgentType,
                Instructions = role?.Instructions,
                Model =
                    Able(ModelFor(name, wished, remarks), Capability.ModelChoice, "model", able, remarks)
                    ?? options.Model,
                Effort = Able(asked.Effort, Capability.Effort, "effort", able, remarks) ?? options.Effort,
                Permission =
                    asked.Permission is { } permission ? Permissions[permission]
                    : role is { IsReadOnly: true } && able.Contains(Capability.ReadOnly) ? Permission.ReadOnly
                    : Permission.Limited,
                Timeout = asked.Timeout ?? options.TurnTimeout,
                Conversation = asked.Session,
                IsIsolated = asked.IsIsolated,
                Schema = schema,
                SchemaPurpose = asked.SchemaDescription,
                MostAttempts = asked.MaxAttempts ?? (schema is null ? 1 : 1 + SchemaRepairs),
                Remarks = remarks,
            },
            null
        );
    }

    private string AgentOf(AgentOptions asked)
    {
        var name = asked.Runtime;
        if (name is "bamboo" or null && asked.Provider is { } provider)
            name = asked.Model is { } model && !ClaudeModel.Is(model) ? $"{provider}:{model}" : provider;
        name = name is null or "inherit" ? options.Agent : name;
        return options.Auto is { } auto && AgentNames.Read(name).Failure is null
            ? AgentNames.Resolve(name, auto)
            : name;
    }

    // Scripts of Claude Code name its models; another runtime does not know them.
    private static string? ModelFor(string agent, string? model, List<string> remarks)
    {
        if (model is null || !ClaudeModel.Is(model) || agent.StartsWith("claude", StringComparison.Ordinal))
            return model;
        remarks.Add($"model '{model}' is Claude Code's; {AgentName.Of(agent).Runtime} works with its own");
        return null;
    }

    private static string? Able(
        string? wish,
        Capability needed,
        string what,
        IReadOnlySet<Capability> able,
        List<string> remarks
    )
    {
        if (wish is null || able.Contains(needed))
            return wish;
        remarks.Add($"{what} '{wish}' is left out: the agent takes none");
        return null;
    }

    private (JsonElement? Schema, ScriptError? Mistake) Schema(JsonElement? given)
    {
        if (given is not { } schema)
            return (null, null);
        try
        {
            if (schema.ValueKind == JsonValueKind.String)
            {
                var path = schema.GetString()!;
                if (files.Read(path) is not { } text)
                    return (null, Mistake($"there is no schema file '{path}' in the repository"));
                schema = JsonElement.Parse(text);
            }
            // Scripts ask thousands of agents with one schema.
            if (!readable.ContainsKey(schema.GetRawText()))
                JsonSchema.Parse(schema);
            readable[schema.GetRawText()] = 0;
            return (schema, null);
        }
        catch (Exception error) when (error is SchemaException or JsonException or InvalidOperationException)
        {
            return (null, Mistake($"option 'schema' of agent(): {error.Message}"));
        }
    }

    private static ScriptError Mistake(string message) => new(ScriptErrors.Usage, message) { IsFatal = true };

    private static (NodeSpec?, ScriptError?) Wrong(string message) => (null, Mistake(message));
}
