using System.CommandLine;
using Interlock.Cli.CommandLine;
using Interlock.Core.Configuration;

namespace Interlock.Cli.Ship;

/// <summary>The options of <c>ship</c> and their reading.</summary>
internal sealed class ShipCommandLine
{
    private readonly Argument<string?> request = new("request")
    {
        Arity = ArgumentArity.ZeroOrOne,
        Description = "What is wanted, in quotes. A planner makes tasks of it.",
    };
    private readonly Option<string?> tasks = CommonOptions.Text(
        "--tasks",
        "FILE",
        "Tasks as JSON instead of a planner's ('-' for stdin): {\"tasks\": [{\"id\", \"files\", \"prompt\", …}]}."
    );
    private readonly Option<string[]> checks = CommonOptions.Texts(
        "--check",
        "NAME=COMMAND",
        "A check that must be green; adds to interlock.json or overrides it. Repeat for more."
    );
    private readonly Option<string?> agent = CommonOptions.Text(
        "--agent",
        "AGENT",
        "Agent for every role that names none: auto, codex, claude:MODEL, openai:MODEL, 'command:PROGRAM ARGUMENTS', …; 'codex,claude': the next takes over [default: auto]."
    );
    private readonly Option<string?> planner = CommonOptions.Text("--planner", "AGENT", "Agent that plans.");
    private readonly Option<string[]> reviewers = CommonOptions.Texts(
        "--reviewer",
        "[NAME=]AGENT",
        "An agent that reviews; NAME picks a perspective (correctness, owner-risk, or one of interlock.json). Repeat for more."
    );
    private readonly Option<string?> land = CommonOptions.Text(
        "--land",
        "TARGET",
        "tree (uncommitted, in the working tree), commit, branch or branch=NAME [default: tree]."
    );
    private readonly Option<string?> maxRounds = CommonOptions.Text(
        "--max-rounds",
        "N",
        "Rounds of review and repair [default: 2; 3 for three tasks; 4 for more]."
    );
    private readonly Option<string?> maxAgents = CommonOptions.Text(
        "--max-agents",
        "N",
        "Agents at work at the same time, all roles together [default: 4]."
    );
    private readonly Option<string?> questions = RunLimits.Questions();
    private readonly Option<string?> maxTokens = RunLimits.Tokens();
    private readonly Option<string?> maxMoney = RunLimits.Money();
    private readonly Option<string?> timeout = CommonOptions.Text(
        "--timeout",
        "DURATION",
        "Wall-clock limit of the run: 90s, 30m, 2h."
    );
    private readonly Option<string?> turnTimeout = CommonOptions.Text(
        "--turn-timeout",
        "DURATION",
        "Wall-clock limit of one agent's turn [default: 30m]."
    );
    private readonly Option<bool> dryRun = CommonOptions.Flag(
        "--dry-run",
        "Preflight (and plan, when tasks are given) without spending anything."
    );
    private readonly Option<bool> allowDirty = CommonOptions.Flag(
        "--allow-dirty",
        "Owned files may have uncommitted edits; the run starts from the commit and does not see them."
    );
    private readonly Option<bool> allowShared = CommonOptions.Flag(
        "--allow-shared-files",
        "Two tasks may own the same file."
    );
    private readonly Option<string?> message = CommonOptions.Text(
        "--message",
        "TEXT",
        "Commit message for commit and branch."
    );
    private readonly Option<bool> noReport = CommonOptions.NoReport();
    private readonly Option<bool> json = CommonOptions.Json();
    private readonly Option<string> repository = CommonOptions.Repository();

    /// <summary>Adds the argument and the options to a command.</summary>
    public Command AddTo(Command command)
    {
        command.Arguments.Add(request);
        Option[] all =
        [
            tasks,
            checks,
            agent,
            planner,
            reviewers,
            land,
            maxRounds,
            maxAgents,
            questions,
            maxTokens,
            maxMoney,
            timeout,
            turnTimeout,
            dryRun,
            allowDirty,
            allowShared,
            message,
            noReport,
            json,
            repository,
        ];
        foreach (var option in all)
            command.Options.Add(option);
        return command;
    }

    /// <summary>Reads what was parsed: arguments, or every fault.</summary>
    public (ShipArguments? Arguments, IReadOnlyList<string> Faults) Read(ParseResult parsed, string currentFolder)
    {
        var values = new OptionValues(parsed);
        var arguments = new ShipArguments
        {
            Request = values.Text(request),
            TasksFile = values.Text(tasks),
            Checks = Checks(parsed.GetValue(checks) ?? [], values),
            Agent = values.Text(agent),
            Planner = values.Text(planner),
            Reviewers = Reviewers(parsed, values),
            Land = values.Text(land),
            MaxRounds = values.Integer(maxRounds, 1, LimitSettings.MostRounds),
            MaxAgents = values.Integer(maxAgents, 1, LimitSettings.MostAgents),
            Questions = values.Questions(questions),
            MaxTokens = values.Count(maxTokens),
            MaxMoney = values.Dollars(maxMoney),
            Timeout = values.Duration(timeout),
            TurnTimeout = values.Duration(turnTimeout),
            DryRun = parsed.GetValue(dryRun),
            AllowDirty = parsed.GetValue(allowDirty),
            AllowSharedFiles = parsed.GetValue(allowShared),
            Message = values.Text(message),
            Report = !parsed.GetValue(noReport),
            Json = parsed.GetValue(json),
            Repository = Path.GetFullPath(parsed.GetValue(repository) ?? ".", currentFolder),
        };
        if (arguments is { Request: null, TasksFile: null })
            values.Fault("nothing to do: give a request in quotes, or --tasks FILE");
        if (arguments.Land is { } target && LandText.Parse(target) is null)
            values.Fault($"--land {LandText.Rule}, not '{target}'" + NearestName.Hint(target, LandText.Modes));
        return values.Faults.Count == 0 ? (arguments, []) : (null, values.Faults);
    }

    /// <summary>Reads values of <c>--check</c>.</summary>
    public static List<(string Name, string Command)> Checks(IReadOnlyList<string> texts, OptionValues values)
    {
        var all = new List<(string Name, string Command)>();
        foreach (var text in texts)
        {
            var (name, command) = Halves(text);
            if (name is null || !CheckName.IsValid(name) || string.IsNullOrWhiteSpace(command))
                values.Fault(
                    $"--check wants NAME=COMMAND, for example --check \"test=npm test\", not '{text}' (a name is {CheckName.Rule})"
                );
            else if (all.Exists(check => check.Name == name))
                values.Fault($"--check names '{name}' twice");
            else
                all.Add((name, command));
        }
        return all;
    }

    private List<ReviewerSettings> Reviewers(ParseResult parsed, OptionValues values)
    {
        var all = new List<ReviewerSettings>();
        foreach (var text in parsed.GetValue(reviewers) ?? [])
        {
            var (name, who) = Halves(text);
            if (name is not null && !CheckName.IsValid(name))
                (name, who) = (null, text); // an '=' inside a command
            if (string.IsNullOrWhiteSpace(who))
                values.Fault($"--reviewer wants AGENT or NAME=AGENT, not '{text}'");
            all.Add(new ReviewerSettings(name ?? "", null, who));
        }
        return all;
    }

    private static (string? Left, string Right) Halves(string text)
    {
        var middle = text.IndexOf('=', StringComparison.Ordinal);
        return middle < 0 ? (null, text) : (text[..middle], text[(middle + 1)..]);
    }
}
