using Interlock.Core.Failures;
using Interlock.Core.Text;

namespace Interlock.Cli.Mcp;

/// <summary>The tool that runs a workflow script.</summary>
internal static class WorkflowTool
{
    private const string Script = "script";
    private const string Input = "input";
    private const int MostInput = 1_000_000;

    /// <summary>The tool.</summary>
    public static ToolDefinition Definition { get; } =
        new(
            "run",
            "Run a workflow",
            ["run"],
            "Runs a workflow script of the repository: many agents, in phases, in parallel or in pipelines, as the script says, with its value as the result. "
                + "Nothing lands unless the script applies it. Look with dryRun first what it would start. "
                + "Takes minutes: it answers after waitSeconds with the run so far and goes on by itself; then call runs_show with the run's id and waitSeconds until 'outcome' is set. "
                + "Cancelling the call while it waits ends the run; runs_resume goes on with it, also after the script was edited.",
            [
                new(
                    Script,
                    ParameterKind.Text,
                    "Path of a script in the repository, or name of one in .interlock/workflows, in .claude/workflows or built in."
                )
                {
                    Required = true,
                    Most = 500,
                },
                new(Input, ParameterKind.Json, "What the script gets as 'args': any JSON.")
                {
                    IsOwn = true,
                    Most = MostInput,
                },
                new("agent", ParameterKind.Text, "Agent of steps that name none: codex, claude, claude:MODEL, …")
                {
                    Option = "--agent",
                    Trust = Trust.Agent,
                    Most = 500,
                },
                Short("model", "--model", "Model of steps that name none.", 200),
                Short("effort", "--effort", "Effort of reasoning of steps that name none.", 40),
                new("checks", ParameterKind.Texts, "Checks for check() and gate(), as NAME=COMMAND.")
                {
                    Option = "--check",
                    Trust = Trust.Command,
                    Most = 2_000,
                },
                new("concurrency", ParameterKind.Integer, "Agents at work at the same time.")
                {
                    Option = "--concurrency",
                    Most = Core.Configuration.LimitSettings.MostAgents,
                },
                new("maxAgents", ParameterKind.Integer, "Agents that the script may ask for in all [default: 1000].")
                {
                    Option = "--max-agents",
                    Most = 1_000_000,
                },
                new("maxTokens", ParameterKind.Integer, "Input and output tokens of all agents together.")
                {
                    Option = "--max-tokens",
                    Most = int.MaxValue,
                },
                Short("maxMoney", "--max-money", "US dollars of all agents together: 2.50.", 20),
                Short("timeout", "--timeout", "Wall-clock limit of the run: 90s, 30m, 2h.", 20),
                new("dryRun", ParameterKind.Flag, "Run the script with made-up answers: says what it would start.")
                {
                    Option = "--dry-run",
                },
                new("noWait", ParameterKind.Flag, "End, resumable, instead of waiting for a provider's limit.")
                {
                    Option = "--no-wait",
                },
                Waiting.Parameter("the run", ToolWork.StartRun),
            ]
        )
        {
            Work = ToolWork.StartRun,
            Destructive = true,
            OpenWorld = true,
            Piped = arguments => arguments.Json(Input) is { } input ? new PipedInput("--input-file=-", input) : null,
        };

    /// <summary>Why the script of a call may not be read, or null: any file outside could be looked at by its errors.</summary>
    /// <param name="arguments">The call.</param>
    /// <param name="folder">The repository's folder, with links resolved.</param>
    public static Failure? Outside(ToolArguments arguments, string folder) =>
        arguments.Text(Script) is { } script && RootCheck.Find(script, [folder]).Folder is null
            ? new Failure(
                "outside_roots",
                $"the script '{ExternalText.Line(script, 200)}' is not in {folder}",
                FailureOwner.User,
                false,
                "name a script of the repository"
            )
            : null;

    private static ToolParameter Short(string name, string option, string description, int most) =>
        new(name, ParameterKind.Text, description) { Option = option, Most = most };
}
