using System.CommandLine;
using Interlock.Core.Runs;
using Interlock.Core.Sessions;

namespace Interlock.Cli.Agent;

/// <summary><c>agent status</c>: where a session stands; needs no living process.</summary>
internal static class AgentStatusVerb
{
    public static Command Create(Face face) =>
        new SessionVerb(face, "status", "Says where a session stands, its last message and what it spent.").Does(
            (folder, json, _, _, _) =>
            {
                var report = SessionPrinter.Read(face, folder);
                SessionPrinter.Status(face, report, json);
                return Task.FromResult(report.State == SessionState.Damaged ? ExitCode.Infrastructure : ExitCode.Good);
            },
            """
            Examples:
              interlock agent status
              interlock agent status fix-1 --json
            """
        );
}
