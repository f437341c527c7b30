using System.CommandLine;
using Interlock.Cli.CommandLine;
using Interlock.Cli.Output;
using Interlock.Cli.Runs;
using Interlock.Cli.Ship;
using Interlock.Loops.Ship;

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
        var command = new Command("resume", "Goes on where a run stopped or died; no finished step is done again.")
        {
            run,
            questions,
            tokens,
            money,
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
                if (values.Faults.Count > 0)
                    return Complaint.Usage(face, parsed.GetValue(json), command, values.Faults);
                var scope = await RunScope.AroundAsync(face, parsed.GetValue(repository), cancellation);
                var (folder, failure) = scope.Find(parsed.GetValue(run)!);
                return folder is null
                    ? Complaint.Failed(face, parsed.GetValue(json), failure!)
                    : await new ShipRun(face, parsed.GetValue(json)).ResumeAsync(folder, changes, cancellation);
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
