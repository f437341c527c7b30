using Interlock.Core.Configuration;

namespace Interlock.Cli.Mcp;

/// <summary>The tool that ships.</summary>
internal static class ShipTool
{
    private const string Tasks = "tasks";

    private const int LongestText = 20_000;

    /// <summary>The tool.</summary>
    public static ToolDefinition Definition { get; } =
        new(
            "ship",
            "Ship a change",
            ["ship"],
            "Turns a request into a reviewed, tested, landed change, or an honest no: agents plan, implement in private workspaces, review and repair; "
                + "it lands only when every check is green on the exact result. Use it for a change that you want to have proved, not for a question. "
                + "Takes minutes: it answers after waitSeconds with the run so far and goes on by itself; then call runs_show with the run's id and waitSeconds until 'outcome' is set. "
                + "Cancelling the call while it waits ends the run; runs_resume goes on with it.",
            [
                new(
                    "request",
                    ParameterKind.Text,
                    "What is wanted, complete: a planner that knows nothing else makes tasks of it."
                )
                {
                    Most = LongestText,
                },
                new(
                    Tasks,
                    ParameterKind.Objects,
                    "Tasks of your own instead of a planner's: [{\"id\", \"files\": [paths or globs it owns], \"prompt\", \"title\", \"verify\", \"agent\"}]."
                )
                {
                    IsOwn = true,
                    MostItems = 32,
                },
                new(
                    "checks",
                    ParameterKind.Texts,
                    "Checks that must be green, as NAME=COMMAND; they add to those of the committed interlock.json or override them."
                )
                {
                    Option = "--check",
                    Trust = Trust.Command,
                    Most = 2_000,
                },
                Agent("agent", "--agent", "Agent for every role that names none: codex, claude, claude:MODEL, …"),
                Agent("planner", "--planner", "Agent that plans."),
                new("reviewers", ParameterKind.Texts, "Agents that review: AGENT, or PERSPECTIVE=AGENT.")
                {
                    Option = "--reviewer",
                    Trust = Trust.Agent,
                    MostItems = 8,
                },
                new(
                    "land",
                    ParameterKind.Text,
                    "Where it lands: tree (uncommitted, in the working tree), commit, branch or branch=NAME [default: tree]."
                )
                {
                    Option = "--land",
                    Most = 250,
                },
                new("maxRounds", ParameterKind.Integer, "Rounds of review and repair.")
                {
                    Option = "--max-rounds",
                    Most = LimitSettings.MostRounds,
                },
                new("maxAgents", ParameterKind.Integer, "Agents at work at the same time.")
                {
                    Option = "--max-agents",
                    Most = LimitSettings.MostAgents,
                },
                Short("timeout", "--timeout", "Wall-clock limit of the run: 90s, 30m, 2h."),
                Short("turnTimeout", "--turn-timeout", "Wall-clock limit of one agent's turn."),
                new("dryRun", ParameterKind.Flag, "Only check that it could start; spends nothing.")
                {
                    Option = "--dry-run",
                },
                new(
                    "allowDirty",
                    ParameterKind.Flag,
                    "Owned files may have uncommitted edits, which the run does not see."
                )
                {
                    Option = "--allow-dirty",
                },
                new("allowSharedFiles", ParameterKind.Flag, "Two tasks may own the same file.")
                {
                    Option = "--allow-shared-files",
                },
                new("message", ParameterKind.Text, "Commit message for commit and branch.")
                {
                    Option = "--message",
                    Most = 5_000,
                },
                Waiting.Parameter("the run", ToolWork.StartRun),
            ]
        )
        {
            Work = ToolWork.StartRun,
            Destructive = true,
            OpenWorld = true,
            Piped = arguments =>
                arguments.Json(Tasks) is { } tasks ? new PipedInput("--tasks=-", $$"""{"tasks": {{tasks}}}""") : null,
        };

    private static ToolParameter Agent(string name, string option, string description) =>
        new(name, ParameterKind.Text, description)
        {
            Option = option,
            Trust = Trust.Agent,
            Most = 500,
        };

    private static ToolParameter Short(string name, string option, string description) =>
        new(name, ParameterKind.Text, description) { Option = option, Most = 20 };
}
