using System.CommandLine;
using Interlock.Cli.CommandLine;
using Interlock.Cli.Gate;
using Interlock.Cli.Output;
using Interlock.Cli.Ship;

namespace Interlock.Cli.Verbs;

/// <summary><c>gate</c>: the verdict on the change in the checkout.</summary>
internal static class GateVerb
{
    public static Command Create(Face face)
    {
        var start = CommonOptions.Text(
            "--base",
            "REF",
            "Judge the change since this commit, by its policy [default: where the branch left origin's main line, else its upstream, else HEAD]."
        );
        var staged = CommonOptions.Flag("--staged", "Judge what the next commit would hold.");
        var checks = CommonOptions.Texts(
            "--check",
            "NAME=COMMAND",
            "A check; adds to interlock.json or overrides it. Repeat for more."
        );
        var json = CommonOptions.Json();
        var repository = CommonOptions.Repository();
        var command = new Command("gate", "Judges the change in the checkout: rules, and the evidence of every check.")
        {
            start,
            staged,
            checks,
            json,
            repository,
        };
        command.SetAction(
            async (parsed, cancellation) =>
            {
                var values = new OptionValues(parsed);
                var arguments = new GateArguments
                {
                    Base = values.Text(start),
                    Staged = parsed.GetValue(staged),
                    Checks = ShipCommandLine.Checks(parsed.GetValue(checks) ?? [], values),
                    Json = parsed.GetValue(json),
                    Repository = Path.GetFullPath(parsed.GetValue(repository) ?? ".", face.CurrentFolder),
                };
                return values.Faults.Count > 0
                    ? Complaint.Usage(face, arguments.Json, command, values.Faults)
                    : await new GateCommand(face, arguments).RunAsync(cancellation);
            }
        );
        return command.WithExamples(
            """
            Examples:
              interlock gate                                  all that lies in the checkout, since the branch began
              interlock gate --staged --base HEAD
              interlock gate --check "test=npm test" --json

            Checks and policy are those of the base. Only 'proved' passes.
            Exit codes: 0 proved, 1 refuted or unproved, 2 usage, 5 could not decide, 78 preflight failed, 130 cancelled.
            """
        );
    }
}
