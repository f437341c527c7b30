using System.CommandLine;
using Interlock.Cli.CommandLine;
using Interlock.Cli.Output;
using Interlock.Cli.Run;
using Interlock.Cli.Workflows;

namespace Interlock.Cli.Verbs;

/// <summary><c>run</c>: a workflow script with any agent.</summary>
internal static class RunVerb
{
    public static Command Create(Face face)
    {
        var line = new WorkflowCommandLine();
        var command = line.AddTo(
            new Command("run", "Runs a workflow script (the dynamic-workflow dialect) with any agent, resumably."),
            () => WorkflowScene.Names(face)
        );
        command.SetAction(
            async (parsed, cancellation) =>
            {
                var (arguments, faults) = await line.ReadAsync(face, parsed, cancellation);
                return arguments is null
                    ? Complaint.Usage(face, parsed.GetValue<bool>("--json"), command, faults)
                    : await new WorkflowCommand(face, arguments).RunAsync(cancellation);
            }
        );
        return command.WithExamples(
            """
            Examples:
              interlock run .claude/workflows/review.js --input '{"target":"src"}'
              interlock run review --input-file big.json --agent codex --json
              interlock run review --dry-run
              interlock run research --input "How does resume work here?"

            Agents work on the last commit in workspaces of their own; nothing lands unless the script applies it.
            Exit codes: 0 completed, 1 the script failed or returned ok: false, 2 usage, 3 a person has to decide, 4 agent or
            machine failed, 6 budget exhausted, 78 preflight failed, 130 cancelled. All but 0, 2 and 78 can be resumed:
            'interlock runs resume RUN', also after the script was edited.
            """
        );
    }
}
