using System.CommandLine;
using Interlock.Cli.CommandLine;
using Interlock.Cli.Output;
using Interlock.Core.Runs;
using Interlock.Core.Sessions;

namespace Interlock.Cli.Agent;

/// <summary><c>agent logs</c>: the conversation in readable form, or the raw traffic.</summary>
internal static class AgentLogsVerb
{
    private const int DefaultLines = 200;
    private const int MostLines = 1_000_000;

    public static Command Create(Face face)
    {
        var raw = CommonOptions.Flag(
            "--raw",
            "The raw traffic with the runtime instead (protocol.jsonl of each turn)."
        );
        var tail = CommonOptions.Text("--tail", "N", $"The last N lines [default: {DefaultLines}].");
        var follow = CommonOptions.Flag("--follow", "Go on until the turn has ended.");
        return new SessionVerb(
            face,
            "logs",
            "Shows the conversation: prompts, what the agent did, questions, messages.",
            hasDocument: false,
            raw,
            tail,
            follow
        ).Does(
            async (folder, json, parsed, values, cancellation) =>
            {
                var lines = values.Integer(tail, 1, MostLines) ?? DefaultLines;
                if (values.Faults.Count > 0)
                    return Complaint.Configuration(face, json, values.Faults, "see interlock agent logs --help");
                if (SessionPrinter.Read(face, folder) is { State: SessionState.Damaged, Failure: { } damage })
                    await face.Error.WriteLineAsync($"interlock: {damage.Message} What is there follows.");
                var log = new SessionLog(face, folder, parsed.GetValue(raw));
                await Audience.WhileHeardAsync(
                    face,
                    heard => log.PrintAsync(lines, parsed.GetValue(follow), heard),
                    cancellation
                );
                if (log.IsEmpty)
                    await face.Error.WriteLineAsync(
                        $"interlock: nothing is recorded; what a program wrote that speaks no protocol is in {folder.Path}/turns"
                    );
                return ExitCode.Good;
            },
            """
            Examples:
              interlock agent logs fix-1
              interlock agent logs --follow
              interlock agent logs fix-1 --raw --tail 20
            """
        );
    }
}
