using System.Text.Json;
using Interlock.Core.Agents;
using Interlock.Core.Git;
using Interlock.Loops.Workflows.Host;
using Interlock.Loops.Workflows.Script;

namespace Interlock.Loops.Workflows.Nodes;

/// <summary>A call of <c>agent()</c>, with all that it leaves open filled in.</summary>
internal sealed record NodeSpec
{
    /// <summary>From where it was called.</summary>
    public required ScriptSite Site { get; init; }

    /// <summary>What is asked, as the script wrote it.</summary>
    public required string Prompt { get; init; }

    /// <summary>The options that decide the answer, and what follows from them, as canonical text.</summary>
    public required string OptionsText { get; init; }

    /// <summary>The schema as canonical text; empty without one.</summary>
    public required string SchemaText { get; init; }

    /// <summary>Everything beside scope and prompt that identifies the step.</summary>
    public string KeyOptions => $"{OptionsText}\nschema={SchemaText}";

    /// <summary>Name of the agent.</summary>
    public required string Agent { get; init; }

    /// <summary>Name for people.</summary>
    public required string Label { get; init; }

    /// <summary>Phase that it counts to, or null.</summary>
    public string? Phase { get; init; }

    /// <summary>What the agents of its phase may use together, or null.</summary>
    public WorkflowBudget? PhaseBudget { get; init; }

    /// <summary>Role, as the script names it, or null.</summary>
    public string? AgentType { get; init; }

    /// <summary>Instructions of the role, or null.</summary>
    public string? Instructions { get; init; }

    public string? Model { get; init; }

    public string? Effort { get; init; }

    public Permission Permission { get; init; } = Permission.Limited;

    public TimeSpan Timeout { get; init; }

    /// <summary>Name of the conversation that it goes on with, or null.</summary>
    public string? Conversation { get; init; }

    /// <summary>Whether what it changes is kept.</summary>
    public bool IsIsolated { get; init; }

    public JsonElement? Schema { get; init; }

    /// <summary>What the answer is for, or null.</summary>
    public string? SchemaPurpose { get; init; }

    /// <summary>Turns at most.</summary>
    public int MostAttempts { get; init; } = 1;

    /// <summary>Tree that it works on instead of the run's, or null.</summary>
    public ObjectId? Tree { get; init; }

    /// <summary>What the script wished and what does not hold, in words.</summary>
    public IReadOnlyList<string> Remarks { get; init; } = [];
}
