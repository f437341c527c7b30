using System.CommandLine;
using System.Globalization;
using Interlock.Cli.CommandLine;
using Interlock.Core.Agents;
using Interlock.Loops.Prompts;

namespace Interlock.Cli.Agent;

/// <summary>The options that say how a turn is run, and their reading.</summary>
internal sealed class TurnCommandLine
{
    private readonly Option<string?> task = CommonOptions.Text("--task", "TEXT", "What to do ('-' for stdin).");
    private readonly Option<string?> taskFile = CommonOptions.Text(
        "--task-file",
        "FILE",
        "A file that says what to do."
    );
    private readonly Option<string[]> appends = CommonOptions.Texts(
        "--prompt-append",
        "PART",
        $"Put behind the prompt: {PromptAppend.Forms}. Repeat for more."
    );
    private readonly Option<string?> instructions = CommonOptions.Text(
        "--instructions",
        "FILE",
        "Instructions beside the prompt (the system prompt)."
    );
    private readonly Option<string?> schema = CommonOptions.Text(
        "--schema",
        "FILE",
        "JSON Schema that the final message must satisfy; the result is 'output' in the JSON."
    );
    private readonly Option<string?> model = CommonOptions.Text(
        "--model",
        "MODEL",
        "Model, in the runtime's own word."
    );
    private readonly Option<string?> effort = CommonOptions.Text(
        "--effort",
        "EFFORT",
        "Effort of reasoning, in the runtime's own word."
    );
    private readonly Option<string[]> images = CommonOptions.Texts(
        "--image",
        "FILE",
        "A picture that belongs to the task. Repeat for more."
    );
    private readonly Option<string?> timeout = CommonOptions.Text(
        "--timeout",
        "DURATION",
        "Wall-clock limit of a turn [default: 30m]."
    );
    private readonly Option<string?> idle = CommonOptions.Text(
        "--idle-timeout",
        "DURATION",
        "Longest silence of the model, or of a 'command:' [default: 10m; of a 'command:' none]."
    );
    private readonly Option<string?> total = CommonOptions.Text(
        "--total-timeout",
        "DURATION",
        "Limit of all turns of the session together."
    );
    private readonly Option<string?> tokens = CommonOptions.Text(
        "--max-tokens",
        "N",
        "Input and output tokens of all turns together."
    );
    private readonly Option<string?> outputTokens = CommonOptions.Text(
        "--max-output-tokens",
        "N",
        "Output tokens of all turns together."
    );
    private readonly Option<string?> money = CommonOptions.Text(
        "--max-money",
        "USD",
        "US dollars of all turns together."
    );
    private readonly Option<string?> output = CommonOptions.Text(
        "--max-output",
        "SIZE",
        "Size of the agent's message in a turn, and of its kept output: 64KB."
    );
    private readonly Option<string?> questions = CommonOptions.Text(
        "--questions",
        "POLICY",
        "Who answers the agent: wait, default, refuse, escalate, option:N or text:WORDS [default: wait at a terminal and with --detach, else default]."
    );
    private readonly Option<string[]> artifacts = CommonOptions.Texts(
        "--expect-artifact",
        "PATH",
        "A path in the repository that must be there at the end. Repeat for more."
    );
    private readonly Option<bool> detach = CommonOptions.Flag(
        "--detach",
        "Do not wait for the end; the session lives on by itself."
    );
    private readonly Option<bool> json = CommonOptions.Json();

    /// <summary>Whether the end is printed as JSON.</summary>
    public Option<bool> Json => json;

    /// <summary>Adds the options to a command.</summary>
    public void AddTo(Command command)
    {
        Option[] all =
        [
            task,
            taskFile,
            appends,
            instructions,
            schema,
            model,
            effort,
            images,
            timeout,
            idle,
            total,
            tokens,
            outputTokens,
            money,
            output,
            questions,
            artifacts,
            detach,
            json,
        ];
        foreach (var option in all)
            command.Options.Add(option);
    }

    /// <summary>Reads what was parsed; faults are collected in the values.</summary>
    public TurnArguments Read(ParseResult parsed, OptionValues values)
    {
        var read = new TurnArguments
        {
            Task = values.Text(task),
            TaskFile = values.Text(taskFile),
            PromptAppends = parsed.GetValue(appends) ?? [],
            Instructions = values.Text(instructions),
            Schema = values.Text(schema),
            Model = values.Text(model),
            Effort = values.Text(effort),
            Images = parsed.GetValue(images) ?? [],
            Timeout = values.Duration(timeout),
            IdleTimeout = values.Duration(idle),
            TotalTimeout = values.Duration(total),
            Limits = new TurnLimits(
                values.Integer(tokens, 1, int.MaxValue),
                values.Integer(outputTokens, 1, int.MaxValue),
                Money(parsed, values)
            )
            {
                OutputBytes = values.Size(output),
            },
            Questions = values.Text(questions),
            ExpectedArtifacts = parsed.GetValue(artifacts) ?? [],
            Detach = parsed.GetValue(detach),
            Json = parsed.GetValue(json),
        };
        if (read is { Task: not null, TaskFile: not null })
            values.Fault("give --task or --task-file, not both");
        if (read.Questions is { } policy && QuestionPolicy.Parse(policy) is null)
            values.Fault($"--questions {QuestionPolicy.Rule}, not '{policy}'");
        foreach (var path in read.ExpectedArtifacts.Where(path => !ArtifactPath.IsValid(path)))
            values.Fault($"--expect-artifact wants a path inside the repository, not '{path}'");
        return read;
    }

    private decimal? Money(ParseResult parsed, OptionValues values)
    {
        if (parsed.GetValue(money) is not { } text)
            return null;
        if (
            decimal.TryParse(text, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var dollars)
            && dollars > 0
        )
            return dollars;
        values.Fault($"--max-money must be a number of US dollars such as 2.50, not '{text}'");
        return null;
    }
}
