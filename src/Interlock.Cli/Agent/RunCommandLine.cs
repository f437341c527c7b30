using System.CommandLine;
using Interlock.Cli.CommandLine;
using Interlock.Core.Agents;
using Interlock.Core.Configuration;
using Interlock.Core.Sessions;
using Interlock.Core.Text;

namespace Interlock.Cli.Agent;

/// <summary>The options of <c>agent run</c> and their reading.</summary>
internal sealed class RunCommandLine
{
    private readonly Argument<string?> task = new("task")
    {
        Arity = ArgumentArity.ZeroOrOne,
        Description = "What to do, in quotes, or '-' for stdin; the same as --task.",
    };
    private readonly Option<string?> agent = CommonOptions.Text(
        "--agent",
        "AGENT",
        "The agent: see docs/agents.md [default: the one of interlock.json, else auto]."
    );
    private readonly Option<string?> session = CommonOptions.Text(
        "--session",
        "NAME",
        "Name of the session [default: one is made]."
    );
    private readonly Option<bool> inPlace = CommonOptions.Flag(
        "--in-place",
        "Work in your own checkout instead of a private one; nothing is captured."
    );
    private readonly Option<string?> start = CommonOptions.Text(
        "--base",
        "REF",
        "Commit that the work starts from [default: HEAD]."
    );
    private readonly Option<string?> permission = CommonOptions.Text(
        "--permission",
        "LEVEL",
        "read_only, limited (write in the workspace, no network) or full [default: limited]."
    );
    private readonly Option<string?> network = CommonOptions.Text(
        "--network",
        "ON",
        "Whether the agent's tools reach the network: on or off, refused where nothing can keep it off [default: on with full only]."
    );
    private readonly Option<bool> inherit = CommonOptions.Flag(
        "--inherit",
        "Use your own settings, hooks, servers, skills and instructions of the runtime."
    );
    private readonly Option<string[]> variables = CommonOptions.Texts(
        "--env",
        "NAME",
        "Name of a variable that the agent may see even though it looks like a secret. Repeat for more."
    );
    private readonly Option<string> repository = CommonOptions.Repository();
    private readonly TurnCommandLine turn = new();

    /// <summary>Adds the argument and the options to a command.</summary>
    public Command AddTo(Command command)
    {
        command.Arguments.Add(task);
        foreach (var option in (Option[])[agent, session, inPlace, start, permission, network, inherit, variables])
            command.Options.Add(option);
        turn.AddTo(command);
        command.Options.Add(repository);
        return command;
    }

    /// <summary>Reads what was parsed: arguments, or every fault.</summary>
    public (RunArguments? Arguments, IReadOnlyList<string> Faults) Read(ParseResult parsed, string currentFolder)
    {
        var values = new OptionValues(parsed);
        var said = turn.Read(parsed, values);
        if (values.Text(task) is { } text)
        {
            if (said is not { Task: null, TaskFile: null })
                values.Fault("the task is given twice");
            said = said with { Task = text };
        }
        var arguments = new RunArguments
        {
            Turn = said,
            Agent = values.Text(agent),
            Session = values.Text(session),
            InPlace = parsed.GetValue(inPlace),
            Base = values.Text(start),
            Permission = Permission(values),
            Network = Network(values),
            Inherit = parsed.GetValue(inherit),
            Environment = parsed.GetValue(variables) ?? [],
            Repository = Path.GetFullPath(parsed.GetValue(repository) ?? ".", currentFolder),
        };
        // Whatever stands there may be a secret: it is not repeated.
        if (!arguments.Environment.All(IsVariable))
            values.Fault("--env wants the name of a variable of yours, such as TOKEN, and no value");
        if (arguments.Session is { } name && !SessionName.IsValid(name))
            values.Fault($"--session wants {SessionName.Rule}, not '{name}'");
        if (arguments is { InPlace: true, Base: not null })
            values.Fault("--base and --in-place exclude each other: your checkout is what it is");
        return values.Faults.Count == 0 ? (arguments, []) : (null, values.Faults);
    }

    private static bool IsVariable(string text) =>
        text.Length > 0 && !char.IsAsciiDigit(text[0]) && text.All(c => char.IsAsciiLetterOrDigit(c) || c == '_');

    private Permission Permission(OptionValues values)
    {
        if (values.Text(permission) is not { } text)
            return Core.Agents.Permission.Limited;
        if (EnumWord.Read<Permission>(text.Replace('-', '_')) is { } level)
            return level;
        values.Fault(
            $"--permission is read_only, limited or full, not '{text}'"
                + NearestName.Hint(text, ["read_only", "limited", "full"])
        );
        return Core.Agents.Permission.Limited;
    }

    private bool? Network(OptionValues values)
    {
        var text = values.Text(network);
        if (text is not (null or "on" or "off"))
            values.Fault($"--network is on or off, not '{text}'");
        return text is null ? null : text == "on";
    }
}
