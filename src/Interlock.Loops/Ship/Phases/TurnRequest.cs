using System.Text.Json;
using Interlock.Core.Agents;
using Interlock.Core.Git;

namespace Interlock.Loops.Ship.Phases;

/// <summary>One agent turn that a phase wants.</summary>
internal sealed record TurnRequest
{
    /// <summary>Place in the loop, for example <c>ship/round-1/implement/task-a</c>; unique in the run.</summary>
    public required string Scope { get; init; }

    public required AgentRole Role { get; init; }

    public required string Agent { get; init; }

    public required string Prompt { get; init; }

    /// <summary>Tree that the workspace starts with.</summary>
    public required ObjectId Tree { get; init; }

    /// <summary>Tree that the change is compared with, or null when nothing is captured.</summary>
    public ObjectId? CaptureFrom { get; init; }

    /// <summary>Paths taken even when ignored.</summary>
    public Func<RepoPath, bool>? Wanted { get; init; }

    public string? Task { get; init; }

    public int Round { get; init; } = 1;

    public JsonElement? Schema { get; init; }

    public Permission Permission { get; init; } = Permission.Limited;

    /// <summary>Short name for views.</summary>
    public string? Label { get; init; }
}
