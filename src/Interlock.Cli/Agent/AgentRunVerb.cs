using System.CommandLine;
using Interlock.Cli.CommandLine;
using Interlock.Cli.Output;

namespace Interlock.Cli.Agent;

/// <summary><c>agent run</c>: starts a session.</summary>
internal static class AgentRunVerb
{
    public static Command Create(Face face)
    {
        var line = new RunCommandLine();
        var command = line.AddTo(
            new Command("run", "Runs an agent in a session of its own; its work is kept as a change, nothing lands.")
        );
        command.SetAction(
            async (parsed, cancellation) =>
            {
                var (arguments, faults) = line.Read(parsed, face.CurrentFolder);
                return arguments is null
                    ? Complaint.Usage(face, parsed.GetValue<bool>("--json"), command, faults)
                    : await new AgentRun(face, arguments).RunAsync(cancellation);
            }
        );
        return command.WithExamples(
            """
            Examples:
              interlock agent run --agent claude --task "fix the failing test" --session fix-1
              interlock agent run --agent codex --task-file task.md --schema result.json --json
              git diff | interlock agent run - --agent claude --permission read_only --prompt-append builtin:reviewer
              interlock agent run --agent codex --task "update the docs" --detach

            Ctrl-C once ends the turn and keeps the conversation, twice stops the session.
            Exit codes: 0 completed, 1 failed, 2 usage, 3 the agent waits for an answer, 4 time limit, agent or machine
            failed, 6 a budget is spent, 78 preflight failed (nothing was created), 130 interrupted or stopped.
            """
        );
    }
}
