using System.CommandLine;
using Interlock.Cli.CommandLine;
using Interlock.Cli.Output;
using Interlock.Cli.Run;
using Interlock.Cli.Runs;
using Interlock.Cli.Ship;
using Interlock.Loops.Ship;
using Interlock.Loops.Workflows;

namespace Interlock.Cli.Verbs;

/// <summary><c>runs resume</c>: goes on where a run stopped, with the options it was started with.</summary>
internal static class RunsResumeVerb
{
    public static Command Create(Face face)
    {
        var run = RunArgument.Required(face);
        var json = CommonOptions.Json();
        var repository = CommonOptions.Repository();
        var (questions, tokens, money) = (RunLimits.Questions(), RunLimits.Tokens(), RunLimits.Money());
        var output = RunLimits.OutputTokens();
        var agents = CommonOptions.Text("--max-agents", "N", "Agents that a workflow may ask for in all.");
        var explain = CommonOptions.Flag(
            "--explain",
            "Say of each step of a workflow: replayed, done again (and what changed), or new."
        );
        var noWait = CommonOptions.Flag("--no-wait", "End a workflow instead of waiting for a provider's limit.");
        var noReport = CommonOptions.NoReport();
        var command = new Command("resume", "Goes on where a run stopped or died; no finished step is done again.")
        {
            run,
            questions,
            tokens,
            output,
            money,
            agents,
            explain,
            noWait,
            noReport,
            json,
            repository,
        };
        command.SetAction(
            async (parsed, cancellation) =>
            {
                var values = new OptionValues(parsed);
                var changes = new ShipChanges
                {
                    Questions = values.Questions(questions),
                    MaxTokens = values.Count(tokens),
                    MaxMoney = values.Dollars(money),
                };
                var mostOutput = values.Count(output);
                var mostAgents = values.Integer(agents, 1, int.MaxValue);
                if (values.Faults.Count > 0)
                    return Complaint.Usage(face, parsed.GetValue(json), command, values.Faults);
                var scope = await RunScope.AroundAsync(face, parsed.GetValue(repository), cancellation);
                var (folder, failure) = scope.Find(parsed.GetValue(run)!);
                if (folder is null)
                    return Complaint.Failed(face, parsed.GetValue(json), failure!);
                return WorkflowRecord.IsOf(folder)
                    ? await new WorkflowRun(
                        face,
                        parsed.GetValue(json),
                        parsed.GetValue(explain),
                        !parsed.GetValue(noReport)
                    ).ResumeAsync(
                        folder,
                        new WorkflowChanges
                        {
                            Questions = changes.Questions,
                            MaxTokens = changes.MaxTokens,
                            MaxOutputTokens = mostOutput,
                            MaxMoney = changes.MaxMoney,
                            MostAgents = mostAgents,
                            NoWait = parsed.GetValue(noWait) ? true : null,
                        },
                        cancellation
                    )
                    : await new ShipRun(face, parsed.GetValue(json), !parsed.GetValue(noReport)).ResumeAsync(
                        folder,
                        changes,
                        cancellation
                    );
            }
        );
        return command.WithExamples(
            """
            Examples:
              interlock runs resume latest
              interlock runs resume latest --max-money 5
              interlock runs resume latest --questions "option:2"
              interlock runs resume 20261121-024500-x7k2 --json
            """
        );
    }
}
