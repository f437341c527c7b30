using System.CommandLine;
using Interlock.Agents.Catalog;
using Interlock.Cli.Bench;
using Interlock.Cli.CommandLine;
using Interlock.Cli.Output;
using Interlock.Cli.Ship;
using Interlock.Core.Failures;
using Interlock.Loops.Bench;
using Interlock.Loops.Prompts;

namespace Interlock.Cli.Verbs;

/// <summary><c>agents bench</c>: the same task by several agents, side by side.</summary>
internal static class AgentsBenchVerb
{
    private const int MostRepeats = 20;

    public static Command Create(Face face)
    {
        var agents = CommonOptions.Texts("--agents", "AGENT,…", "The agents to compare, with commas between them.");
        agents.Required = true;
        var task = CommonOptions.Text("--task", "TEXT", "What to do [default: a small built-in task].");
        var file = CommonOptions.Text("--task-file", "FILE", "A file that says what to do.");
        var checks = CommonOptions.Texts(
            "--check",
            "NAME=COMMAND",
            "A check that finished work passes; adds to interlock.json or overrides it. Repeat for more."
        );
        var repeats = CommonOptions.Text("--repeats", "N", "How often each agent does the task [default: 1].");
        var timeout = CommonOptions.Text(
            "--turn-timeout",
            "DURATION",
            "Wall-clock limit of one attempt [default: 30m]."
        );
        var json = CommonOptions.Json();
        var repository = CommonOptions.Repository();
        var command = new Command(
            "bench",
            "Lets several agents do the same task and compares verdict, time, tokens and money."
        )
        {
            agents,
            task,
            file,
            checks,
            repeats,
            timeout,
            json,
            repository,
        };
        command.SetAction(
            async (parsed, cancellation) =>
            {
                var values = new OptionValues(parsed);
                var (names, unknown) = Names(parsed.GetValue(agents) ?? [], values);
                var arguments = new ShipArguments
                {
                    Request = Task(values, values.Text(task), values.Text(file), face.CurrentFolder),
                    Checks = ShipCommandLine.Checks(parsed.GetValue(checks) ?? [], values),
                    Bench = new BenchOptions(names, values.Integer(repeats, 1, MostRepeats) ?? 1),
                    TurnTimeout = values.Duration(timeout),
                    Json = parsed.GetValue(json),
                    Repository = Path.GetFullPath(parsed.GetValue(repository) ?? ".", face.CurrentFolder),
                };
                if (values.Faults.Count > 0)
                    return Complaint.Usage(face, arguments.Json, command, values.Faults);
                return unknown is not null
                    ? Complaint.Preflight(face, arguments.Json, unknown)
                    : await RunAsync(face, arguments, cancellation);
            }
        );
        return command.WithExamples(
            """
            Examples:
              interlock agents bench --agents codex,claude
              interlock agents bench --agents codex,claude:opus,"command:python3 agent.py" --task "fix the flaky test" --check "test=npm test" --repeats 3
              interlock agents bench --agents codex,claude --task-file task.md --json

            Each attempt starts from the same commit in a workspace of its own; nothing lands. The engine runs the checks.
            Exit codes: 0 the comparison was made, 2 usage, 4 no agent could work, 78 preflight failed, 130 cancelled.
            """
        );
    }

    private static async Task<int> RunAsync(Face face, ShipArguments arguments, CancellationToken cancellation)
    {
        if (arguments.Request is not null)
            return await new ShipCommand(face, arguments).RunAsync(cancellation);
        using var scene = await BenchScene.BuildAsync(face, cancellation);
        return await new ShipCommand(face, scene.Fill(arguments)).RunAsync(cancellation);
    }

    private static string? Task(OptionValues values, string? text, string? file, string folder)
    {
        if (file is null)
            return text;
        if (text is not null)
            values.Fault("give --task or --task-file, not both");
        var (part, failure) = PromptAppend.Read($"file:{file}", folder);
        if (failure is not null)
            values.Fault($"--task-file: {failure.Message}");
        return part?.Text;
    }

    // The faults of a command line, and a name that is no agent's: as in every other verb that is for preflight to refuse.
    private static (IReadOnlyList<string> Names, Failure? Unknown) Names(
        IReadOnlyList<string> given,
        OptionValues values
    )
    {
        var read = given.Select(AgentNames.Read).ToList();
        string[] all = [.. read.SelectMany(one => one.Names).Select(name => name.Text)];
        if (all.GroupBy(name => name, StringComparer.Ordinal).FirstOrDefault(same => same.Count() > 1) is { } twice)
            values.Fault($"--agents names '{twice.Key}' twice; use --repeats to let it work more than once");
        return (all, read.Select(one => one.Failure).FirstOrDefault(failure => failure is not null));
    }
}
