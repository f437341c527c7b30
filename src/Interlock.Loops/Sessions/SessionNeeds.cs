using Interlock.Agents.Sessions;
using Interlock.Core.Agents;
using Interlock.Core.Failures;
using Interlock.Core.Sessions;

namespace Interlock.Loops.Sessions;

/// <summary>Looks whether an agent can do what a turn of a session asks for, before anything is created.</summary>
public static class SessionNeeds
{
    /// <summary>What the agent lacks, or null.</summary>
    /// <param name="agent">The agent.</param>
    /// <param name="options">How the turn is to be run.</param>
    /// <param name="images">Pictures that belong to the prompt.</param>
    /// <param name="conversation">The conversation to go on with, or null.</param>
    public static Failure? Missing(
        IAgent agent,
        SessionOptions options,
        IReadOnlyList<string> images,
        string? conversation
    ) =>
        TurnNeeds.Missing(
            new AgentTurn
            {
                Role = AgentRole.Implement,
                Run = "",
                Step = "",
                Prompt = "",
                Workspace = "",
                SessionFolder = "",
                Schema = options.Schema,
                Permission = options.Permission,
                Network = options.Network,
                Model = options.Model,
                Effort = options.Effort,
                Images = images,
                Instructions = options.Instructions,
                Inherit = options.Inherit,
                Limits = options.Limits,
                Resume = conversation,
            },
            agent
        )
        ?? TurnImages.Wrong(images)
        ?? Efforts.Wrong(options.Agent, options.Effort);
}
