using System.CommandLine;
using Interlock.Cli.CommandLine;
using Interlock.Cli.Output;
using Interlock.Cli.Prove;
using Interlock.Cli.Ship;

namespace Interlock.Cli.Verbs;

/// <summary><c>prove</c>: evidence of checks on the exact tree of the checkout.</summary>
internal static class ProveVerb
{
    public static Command Create(Face face)
    {
        var names = new Argument<string[]>("check")
        {
            Description = "Names of checks [default: all].",
            Arity = ArgumentArity.ZeroOrMore,
        };
        var all = CommonOptions.Flag("--all", "All checks; the same as naming none.");
        var staged = CommonOptions.Flag("--staged", "Judge what the next commit would hold.");
        var committed = CommonOptions.Flag("--committed", "Judge the last commit.");
        var checks = CommonOptions.Texts(
            "--check",
            "NAME=COMMAND",
            "A check; adds to interlock.json or overrides it. Repeat for more."
        );
        var json = CommonOptions.Json();
        var repository = CommonOptions.Repository();
        var command = new Command(
            "prove",
            "Runs checks on the exact tree of the checkout, in a clean workspace, or re-uses their evidence."
        )
        {
            names,
            all,
            staged,
            committed,
            checks,
            json,
            repository,
        };
        command.SetAction(
            async (parsed, cancellation) =>
            {
                var values = new OptionValues(parsed);
                var chosen = parsed.GetValue(names) ?? [];
                if (parsed.GetValue(all) && chosen.Length > 0)
                    values.Fault("give names of checks or --all, not both");
                if (parsed.GetValue(staged) && parsed.GetValue(committed))
                    values.Fault("give --staged or --committed, not both");
                var arguments = new ProveArguments
                {
                    Names = chosen,
                    Checks = ShipCommandLine.Checks(parsed.GetValue(checks) ?? [], values),
                    Of =
                        parsed.GetValue(staged) ? ProvedTree.Staged
                        : parsed.GetValue(committed) ? ProvedTree.Committed
                        : ProvedTree.Working,
                    Json = parsed.GetValue(json),
                    Repository = Path.GetFullPath(parsed.GetValue(repository) ?? ".", face.CurrentFolder),
                };
                return values.Faults.Count > 0
                    ? Complaint.Usage(face, arguments.Json, command, values.Faults)
                    : await new ProveCommand(face, arguments).RunAsync(cancellation);
            }
        );
        return command.WithExamples(
            """
            Examples:
              interlock prove                                 every check, on all that lies in the checkout
              interlock prove test --staged
              interlock prove --check "test=npm test" --json

            The checks and their commands are those of the last commit; the tree is read without touching the checkout. Evidence of the
            same tree, command and environment is used again.
            Exit codes: 0 proved, 1 refuted or unproved, 2 usage, 5 a check could not be run, 78 preflight failed, 130 cancelled.
            """
        );
    }
}
