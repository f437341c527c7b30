using System.CommandLine;
using Interlock.Cli.CommandLine;
using Interlock.Cli.Output;

namespace Interlock.Cli.Agent;

/// <summary><c>agent resume</c>: one more turn of a session.</summary>
internal static class AgentResumeVerb
{
    public static Command Create(Face face)
    {
        var session = SessionArgument.Optional(face);
        var repository = CommonOptions.Repository();
        var line = new TurnCommandLine();
        var command = new Command("resume", "Gives a session a further task; what is not said stays as it was.")
        {
            session,
        };
        line.AddTo(command);
        command.Options.Add(repository);
        command.SetAction(
            async (parsed, cancellation) =>
            {
                var values = new OptionValues(parsed);
                var arguments = line.Read(parsed, values);
                if (values.Faults.Count > 0)
                    return Complaint.Usage(face, arguments.Json, command, values.Faults);
                var scope = await AgentScope.AroundAsync(face, parsed.GetValue(repository), cancellation);
                var (folder, failure) = scope.Find(parsed.GetValue(session)!);
                return folder is null
                    ? Complaint.Wrong(face, arguments.Json, failure!)
                    : await new AgentContinue(face, folder, arguments).RunAsync(cancellation);
            }
        );
        return command.WithExamples(
            """
            Examples:
              interlock agent resume fix-1 --task "now add a test for it"
              interlock agent resume --task-file more.md --detach

            It works on from the session's own change. A session that was stopped, interrupted, failed or lost is taken up again.
            """
        );
    }
}
