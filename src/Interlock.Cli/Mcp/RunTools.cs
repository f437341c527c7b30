namespace Interlock.Cli.Mcp;

/// <summary>The tools that speak of runs.</summary>
internal static class RunTools
{
    /// <summary>Name of the argument that names a run.</summary>
    public const string Run = "run";

    /// <summary>The tools.</summary>
    public static IReadOnlyList<ToolDefinition> All { get; } =
    [
        new(
            "runs_list",
            "List runs",
            ["runs", "list"],
            "Lists the runs of the repository, the newest first: id, state, outcome, request. Use it to find a run's id.",
            [new("limit", ParameterKind.Integer, "How many [default: 20].") { Option = "--limit", Most = 200 }]
        )
        {
            ReadOnly = true,
        },
        new(
            "runs_show",
            "Show a run",
            ["runs", "show"],
            "Shows a run as JSON: outcome, verdict, checks with their evidence, rounds, blockers, what landed, what it cost, and the failure with its remedy. "
                + "With waitSeconds it first waits for the run's end: use that instead of calling it again and again.",
            [Named(required: false), Waiting.Parameter("the run", ToolWork.FollowRun)]
        )
        {
            Work = ToolWork.FollowRun,
            ReadOnly = true,
        },
        new(
            "runs_stop",
            "Stop a run",
            ["runs", "stop"],
            "Ends all processes of a run. Nothing of it lands; runs_resume goes on with it.",
            [Named(required: true)]
        )
        {
            Destructive = true,
            Idempotent = true,
        },
        new(
            "runs_resume",
            "Resume a run",
            ["runs", "resume"],
            "Goes on with a run that was stopped, was cancelled or died, with the options it was started with; no finished step is done again. Waits as ship does.",
            [Named(required: true), Waiting.Parameter("the run", ToolWork.StartRun)]
        )
        {
            Work = ToolWork.StartRun,
            Destructive = true,
            OpenWorld = true,
        },
        new(
            "doctor",
            "Look what works here",
            ["doctor"],
            "Looks what works on this machine (git, agents and their logins, confinement, disk, the repository's configuration), with a remedy for each failure. Use it first, and when a run fails with 'infrastructure'.",
            []
        )
        {
            ReadOnly = true,
        },
    ];

    /// <summary>The command line that shows a run.</summary>
    public static IReadOnlyList<string> Show(string run, string folder) =>
        ["runs", "show", "--json", $"--repo={folder}", "--", run];

    private static ToolParameter Named(bool required) =>
        new(
            Run,
            ParameterKind.Text,
            "Id of the run, its beginning, or 'latest'" + (required ? "." : " [default: latest].")
        )
        {
            Required = required,
            Most = 64,
        };
}
