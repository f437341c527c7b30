using System.CommandLine;
using Interlock.Cli.CommandLine;
using Interlock.Cli.Output;
using Interlock.Core.Runs;

namespace Interlock.Cli.Agent;

/// <summary><c>agent status</c>: where a session stands; needs no living process.</summary>
internal static class AgentStatusVerb
{
    public static Command Create(Face face)
    {
        var session = SessionArgument.Optional(face);
        var json = CommonOptions.Json();
        var repository = CommonOptions.Repository();
        var command = new Command("status", "Says where a session stands, its last message and what it spent.")
        {
            session,
            json,
            repository,
        };
        command.SetAction(
            async (parsed, cancellation) =>
            {
                var scope = await AgentScope.AroundAsync(face, parsed.GetValue(repository), cancellation);
                var (folder, failure) = scope.Find(parsed.GetValue(session)!);
                if (folder is null)
                    return Complaint.Failed(face, parsed.GetValue(json), failure!);
                await new LostSessions(face).SettleAsync(folder, cancellation);
                SessionPrinter.Status(face, SessionPrinter.Read(face, folder), parsed.GetValue(json));
                return ExitCode.Good;
            }
        );
        return command.WithExamples(
            """
            Examples:
              interlock agent status
              interlock agent status fix-1 --json
            """
        );
    }
}
