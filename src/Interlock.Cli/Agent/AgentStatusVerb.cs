using System.CommandLine;

namespace Interlock.Cli.Agent;

/// <summary><c>agent status</c>: where a session stands; needs no living process.</summary>
internal static class AgentStatusVerb
{
    public static Command Create(Face face) =>
        new SessionVerb(face, "status", "Says where a session stands, its last message and what it spent.").Does(
            (folder, json, _, _, _) =>
                Task.FromResult(SessionPrinter.Status(face, SessionPrinter.Read(face, folder), json)),
            """
            Examples:
              interlock agent status
              interlock agent status fix-1 --json
            """
        );
}
