using System.CommandLine;

namespace Interlock.Cli.Agent;

/// <summary><c>agent</c>: the verbs that speak of sessions.</summary>
internal static class AgentVerb
{
    public static Command Create(Face face) =>
        new("agent", "Runs one agent in a session that can be watched, answered, interrupted and resumed.")
        {
            AgentRunVerb.Create(face),
            AgentResumeVerb.Create(face),
            AgentAnswerVerb.Create(face),
            AgentStatusVerb.Create(face),
            AgentWatchVerb.Create(face),
            AgentLogsVerb.Create(face),
            AgentListVerb.Create(face),
            AgentInterruptVerb.Create(face),
            AgentStopVerb.Create(face),
            AgentWaitVerb.Create(face),
            AgentArtifactsVerb.Create(face),
            AgentModelsVerb.Create(face),
            AgentGcVerb.Create(face),
            AgentWorkerVerb.Create(face),
        };
}
