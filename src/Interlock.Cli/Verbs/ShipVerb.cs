using System.CommandLine;
using Interlock.Cli.CommandLine;
using Interlock.Cli.Output;
using Interlock.Cli.Ship;

namespace Interlock.Cli.Verbs;

/// <summary><c>ship</c>: a request becomes a reviewed, tested, landed change.</summary>
internal static class ShipVerb
{
    public static Command Create(Face face)
    {
        var line = new ShipCommandLine();
        var command = line.AddTo(
            new Command("ship", "Turns a request into a reviewed, tested, landed change, or an honest no.")
        );
        command.SetAction(
            async (parsed, cancellation) =>
            {
                var (arguments, faults) = line.Read(parsed, face.CurrentFolder);
                return arguments is null
                    ? Complaint.Usage(face, parsed.GetValue<bool>("--json"), command, faults)
                    : await new ShipCommand(face, arguments).RunAsync(cancellation);
            }
        );
        return command.WithExamples(
            """
            Examples:
              interlock ship "add a --json flag to the list command" --check "test=npm test"
              interlock ship --tasks tasks.json --check "test=dotnet test" --check "lint=npm run lint" --json
              interlock ship "fix the flaky test" --agent codex --reviewer "security=command:python3 review.py" --land branch=fix/flaky

            Exit codes: 0 landed, 1 blocked or failed, 2 usage, 3 a person has to decide, 4 agent or machine failed,
            6 budget exhausted, 78 preflight failed (nothing was spent), 130 cancelled (resume with 'interlock runs resume RUN').
            """
        );
    }
}
