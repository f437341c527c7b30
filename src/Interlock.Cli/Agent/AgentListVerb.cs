using System.CommandLine;
using System.Text.Json;
using Interlock.Cli.CommandLine;
using Interlock.Cli.Output;
using Interlock.Cli.Runs;
using Interlock.Core.Runs;
using Interlock.Core.Sessions;
using Interlock.Core.Text;

namespace Interlock.Cli.Agent;

/// <summary><c>agent list</c>: the session that was active last first.</summary>
internal static class AgentListVerb
{
    private const int DefaultLimit = 20;
    private const int MostSessions = 100_000;

    public static Command Create(Face face)
    {
        var all = CommonOptions.Flag("--all", "Sessions of every repository, not only of this one.");
        var limit = CommonOptions.Text("--limit", "N", $"How many to list [default: {DefaultLimit}].");
        var json = CommonOptions.Json();
        var repository = CommonOptions.Repository();
        var command = new Command("list", "Lists sessions, the one that was active last first.")
        {
            all,
            limit,
            json,
            repository,
        };
        command.SetAction(
            async (parsed, cancellation) =>
            {
                var values = new OptionValues(parsed);
                var most = values.Integer(limit, 1, MostSessions) ?? DefaultLimit;
                if (values.Faults.Count > 0)
                    return Complaint.Usage(face, parsed.GetValue(json), command, values.Faults);
                var scope = await AgentScope.AroundAsync(face, parsed.GetValue(repository), cancellation);
                var folders = scope.List(parsed.GetValue(all)).Take(most).ToList();
                await new LostSessions(face).SettleAsync(folders, cancellation);
                var redactor = new Redactor(face.Environment.SecretValues);
                Print(face, [.. folders.Select(folder => SessionEntry.Of(folder, redactor))], parsed.GetValue(json));
                return ExitCode.Good;
            }
        );
        return command.WithExamples(
            """
            Examples:
              interlock agent list
              interlock agent list --all --limit 1000 --json
            """
        );
    }

    private static void Print(Face face, IReadOnlyList<SessionEntry> sessions, bool json)
    {
        if (json)
        {
            face.Output.WriteLine(JsonSerializer.Serialize(sessions, SessionJson.Readable.IReadOnlyListSessionEntry));
            return;
        }
        if (sessions.Count == 0)
        {
            face.Error.WriteLine(
                "interlock: no sessions yet; start one with: interlock agent run --agent codex --task \"TASK\""
            );
            return;
        }
        face.Output.WriteLine($"{"SESSION", -28}  {"STATE", -16}  {"ACTIVE", -9}  {"AGENT", -20}  MESSAGE");
        foreach (var one in sessions)
            face.Output.WriteLine(
                $"{one.Session, -28}  {EnumWord.Of(one.State), -16}  {RunTable.Ago(one.Updated, face.Time.GetUtcNow()), -9}  {ExternalText.Cell(one.Agent ?? "", 20), -20}  {ExternalText.Cell(one.Damage ?? one.Message ?? "", 60)}".TrimEnd()
            );
    }
}
