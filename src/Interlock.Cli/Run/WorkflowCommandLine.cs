using System.CommandLine;
using System.Text.Json;
using System.Text.Json.Nodes;
using Interlock.Cli.CommandLine;
using Interlock.Cli.Ship;
using Interlock.Core.Configuration;

namespace Interlock.Cli.Run;

/// <summary>The options of <c>run</c> and their reading.</summary>
internal sealed class WorkflowCommandLine
{
    private const int MostNodes = 1_000_000;
    private static readonly JsonDocumentOptions Deep = new() { MaxDepth = 256 };

    private readonly Argument<string> script = new("script")
    {
        Description =
            "Path of a script, or name of one in .interlock/workflows, .claude/workflows or built in (interlock workflows list).",
    };
    private readonly Option<string?> input = CommonOptions.Text(
        "--input",
        "JSON",
        "What the script gets as 'args': JSON, or a plain text."
    );
    private readonly Option<string?> inputFile = CommonOptions.Text(
        "--input-file",
        "FILE",
        "The same from a file ('-' for stdin)."
    );
    private readonly Option<string?> agent = CommonOptions.Text(
        "--agent",
        "AGENT",
        "Agent of steps that name none: auto, codex, claude:MODEL, 'command:PROGRAM ARGUMENTS', … [default: auto]."
    );
    private readonly Option<string?> model = CommonOptions.Text("--model", "MODEL", "Model of steps that name none.");
    private readonly Option<string?> effort = CommonOptions.Text(
        "--effort",
        "EFFORT",
        "Effort of reasoning of steps that name none."
    );
    private readonly Option<string?> concurrency = CommonOptions.Text(
        "--concurrency",
        "N",
        "Agents at work at the same time, whatever groups they are in [default: INTERLOCK_CONCURRENCY, else 8]."
    );
    private readonly Option<string?> maxAgents = CommonOptions.Text(
        "--max-agents",
        "N",
        "Agents that the script may ask for in all [default: 1000]."
    );
    private readonly Option<string?> maxTokens = RunLimits.Tokens();
    private readonly Option<string?> maxOutputTokens = RunLimits.OutputTokens();
    private readonly Option<string?> maxMoney = RunLimits.Money();
    private readonly Option<string?> questions = RunLimits.Questions();
    private readonly Option<string?> timeout = CommonOptions.Text(
        "--timeout",
        "DURATION",
        "Wall-clock limit of the run: 90s, 30m, 2h."
    );
    private readonly Option<string[]> checks = CommonOptions.Texts(
        "--check",
        "NAME=COMMAND",
        "A check for check() and gate(); adds to interlock.json or overrides it. Repeat for more."
    );
    private readonly Option<bool> dryRun = CommonOptions.Flag(
        "--dry-run",
        "Run the script with made-up answers: no agent, no record; shows what it would start."
    );
    private readonly Option<bool> explain = CommonOptions.Flag(
        "--explain",
        "Say of each step whether it is new (with 'runs resume': replayed, done again and why, or new)."
    );
    private readonly Option<bool> noWait = CommonOptions.Flag(
        "--no-wait",
        "End with exit 4, resumable, instead of waiting for a provider's limit."
    );
    private readonly Option<bool> noReport = CommonOptions.NoReport();
    private readonly Option<bool> json = CommonOptions.Json();
    private readonly Option<string> repository = CommonOptions.Repository();

    /// <summary>Adds the argument and the options to a command.</summary>
    /// <param name="command">The command.</param>
    /// <param name="names">Names of workflows, for completion.</param>
    public Command AddTo(Command command, Func<IReadOnlyList<string>> names)
    {
        script.CompletionSources.Add(_ => names());
        command.Arguments.Add(script);
        Option[] all =
        [
            input,
            inputFile,
            agent,
            model,
            effort,
            concurrency,
            maxAgents,
            maxTokens,
            maxOutputTokens,
            maxMoney,
            questions,
            timeout,
            checks,
            dryRun,
            explain,
            noWait,
            noReport,
            json,
            repository,
        ];
        foreach (var option in all)
            command.Options.Add(option);
        return command;
    }

    /// <summary>Reads what was parsed: arguments, or every fault.</summary>
    public async Task<(WorkflowArguments? Arguments, IReadOnlyList<string> Faults)> ReadAsync(
        Face face,
        ParseResult parsed,
        CancellationToken cancellation
    )
    {
        var values = new OptionValues(parsed);
        var arguments = new WorkflowArguments
        {
            Script = parsed.GetValue(script)!,
            Input = await InputAsync(face, values, cancellation),
            Agent = values.Text(agent),
            Model = values.Text(model),
            Effort = values.Text(effort),
            Concurrency = values.Integer(concurrency, 1, LimitSettings.MostAgents) ?? Concurrency(face, values),
            MostAgents = values.Integer(maxAgents, 1, MostNodes),
            MaxTokens = values.Count(maxTokens),
            MaxOutputTokens = values.Count(maxOutputTokens),
            MaxMoney = values.Dollars(maxMoney),
            Questions = values.Questions(questions),
            Timeout = values.Duration(timeout),
            Checks = ShipCommandLine.Checks(parsed.GetValue(checks) ?? [], values),
            DryRun = parsed.GetValue(dryRun),
            Explain = parsed.GetValue(explain),
            NoWait = parsed.GetValue(noWait),
            Report = !parsed.GetValue(noReport),
            Json = parsed.GetValue(json),
            Repository = Path.GetFullPath(parsed.GetValue(repository) ?? ".", face.CurrentFolder),
        };
        return values.Faults.Count == 0 ? (arguments, []) : (null, values.Faults);
    }

    private async Task<JsonElement> InputAsync(Face face, OptionValues values, CancellationToken cancellation)
    {
        var text = values.Text(input);
        if (values.Text(inputFile) is { } name)
        {
            if (text is not null)
                values.Fault("give --input or --input-file, not both");
            (text, var fault) = await OptionFile.ReadAsync(face, "--input-file", name, cancellation);
            if (fault is not null)
                values.Fault(fault);
        }
        if (text is null)
            return JsonElement.Parse("null");
        try
        {
            return JsonElement.Parse(text, Deep);
        }
        catch (JsonException wrong)
        {
            // What begins like JSON was meant as JSON.
            if (text.AsSpan().TrimStart() is ['{' or '[' or '"', ..])
                values.Fault($"the input is no JSON: {wrong.Message}");
            return JsonElement.Parse(JsonValue.Create(text).ToJsonString());
        }
    }

    private static int? Concurrency(Face face, OptionValues values)
    {
        if (face.Environment["INTERLOCK_CONCURRENCY"] is not { Length: > 0 } text)
            return null;
        if (int.TryParse(text, out var number) && number is >= 1 and <= LimitSettings.MostAgents)
            return number;
        values.Fault(
            $"INTERLOCK_CONCURRENCY must be a whole number from 1 to {LimitSettings.MostAgents}, not '{text}'"
        );
        return null;
    }
}
