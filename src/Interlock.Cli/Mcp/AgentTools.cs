using Interlock.Loops.Prompts;

namespace Interlock.Cli.Mcp;

/// <summary>The tools that speak of sessions with one agent.</summary>
internal static class AgentTools
{
    /// <summary>Name of the argument that names a session.</summary>
    public const string Session = "session";

    /// <summary>Name of the argument that names several.</summary>
    public const string Sessions = "sessions";

    private const string Afterwards =
        "It answers after waitSeconds with the session so far and goes on by itself; then call agent_status with waitSeconds. "
        + "When the state is waiting_for_user the agent asks something: answer with agent_answer. Cancelling the call while it waits interrupts the turn.";

    /// <summary>The tools.</summary>
    public static IReadOnlyList<ToolDefinition> All { get; } =
    [
        new(
            "agent_run",
            "Run an agent",
            ["agent", "run"],
            "Runs one agent on one task in a session of its own and a private workspace. Nothing lands: the result is a message and a change to look at. Use it for a second opinion, a piece of work of its own, or another model. "
                + Afterwards,
            [
                Task,
                new(Session, ParameterKind.Text, "Name for the session [default: one is made].")
                {
                    Option = "--session",
                    Most = 80,
                },
                new("agent", ParameterKind.Text, "The agent: codex, claude, claude:MODEL, …")
                {
                    Option = "--agent",
                    Trust = Trust.Agent,
                    Most = 500,
                },
                new("permission", ParameterKind.Choice, "What it may touch [default: limited, the workspace only].")
                {
                    Option = "--permission",
                    Choices = ["read_only", "limited", "full"],
                    FullChoices = ["full"],
                },
                new("network", ParameterKind.Choice, "Whether its tools reach the network.")
                {
                    Option = "--network",
                    Choices = ["off", "on"],
                    FullChoices = ["on"],
                },
                new("base", ParameterKind.Text, "Commit that the work starts from [default: HEAD].")
                {
                    Option = "--base",
                    Most = 250,
                },
                new("inPlace", ParameterKind.Flag, "Work in the user's own checkout.")
                {
                    Option = "--in-place",
                    Trust = Trust.Full,
                },
                new("inherit", ParameterKind.Flag, "Use the user's own settings of the runtime.")
                {
                    Option = "--inherit",
                    Trust = Trust.Full,
                },
                .. Turn,
                Waiting.Parameter("the turn", ToolWork.StartTurn),
            ]
        )
        {
            Work = ToolWork.StartTurn,
            OpenWorld = true,
        },
        new(
            "agent_resume",
            "Resume a session",
            ["agent", "resume"],
            "Gives a session a further task in the same conversation, with the workspace as its last turn left it. "
                + Afterwards,
            [Named(required: true), Task, .. Turn, Waiting.Parameter("the turn", ToolWork.StartTurn)]
        )
        {
            Work = ToolWork.StartTurn,
            OpenWorld = true,
        },
        new(
            "agent_answer",
            "Answer a session",
            ["agent", "answer"],
            "Answers the question with which a session waits: choice or text. The question and its options are in agent_status. If you cannot know the answer, ask your user.",
            [
                Named(required: true),
                new("choice", ParameterKind.Integer, "Number of the option, counted from 1.")
                {
                    Option = "--choice",
                    Most = 100,
                },
                new("text", ParameterKind.Text, "An answer in words.") { Option = "--text", Most = 20_000 },
                Waiting.Parameter("the turn", ToolWork.StartTurn),
            ]
        )
        {
            Work = ToolWork.StartTurn,
            OpenWorld = true,
        },
        new(
            "agent_status",
            "Show a session",
            ["agent", "status"],
            "Shows a session as JSON: state, last message, structured output, question, change, tokens, money, failure with its remedy. With waitSeconds it first waits for the end of the turn or a question.",
            [Named(required: false), Waiting.Parameter("the turn", ToolWork.FollowSession)]
        )
        {
            Work = ToolWork.FollowSession,
            ReadOnly = true,
        },
        new(
            "agent_list",
            "List sessions",
            ["agent", "list"],
            "Lists the sessions of the repository with their states, the one that was active last first. Use it to find a session's name.",
            []
        )
        {
            ReadOnly = true,
        },
        new(
            "agent_wait",
            "Wait for sessions",
            ["agent", "wait"],
            "Waits until all of these sessions have come to an end, or one of them needs a person. 'timedOut' in the answer means that they are still at work: call it again.",
            [
                new(Sessions, ParameterKind.Texts, "Names of the sessions.") { Required = true, Most = 80 },
                Waiting.Parameter("the sessions", ToolWork.WaitForSessions),
            ]
        )
        {
            Work = ToolWork.WaitForSessions,
            ReadOnly = true,
        },
        new(
            "agent_logs",
            "Read a session's transcript",
            ["agent", "logs"],
            "Reads the conversation of a session as text: prompts, what the agent did, questions, messages. Use it when agent_status does not explain a result.",
            [
                Named(required: false),
                new("tail", ParameterKind.Integer, "How many lines from the end.") { Option = "--tail", Most = 2_000 },
            ]
        )
        {
            IsText = true,
            ReadOnly = true,
        },
        new(
            "agent_interrupt",
            "Interrupt a session",
            ["agent", "interrupt"],
            "Ends the turn of a session and keeps its conversation; agent_resume goes on with another task.",
            [Named(required: true)]
        )
        {
            Destructive = true,
            Idempotent = true,
        },
        new(
            "agent_stop",
            "Stop a session",
            ["agent", "stop"],
            "Ends all processes of a session. Its records and what it changed so far are kept.",
            [Named(required: true)]
        )
        {
            Destructive = true,
            Idempotent = true,
        },
    ];

    private static ToolParameter Task =>
        new("task", ParameterKind.Text, "What to do, complete: the agent knows nothing of your conversation.")
        {
            Option = "--task",
            Required = true,
            Most = 50_000,
        };

    private static IReadOnlyList<ToolParameter> Turn =>
        [
            new(
                "promptAppend",
                ParameterKind.Texts,
                $"Put behind the task: builtin:ROLE ({string.Join(", ", RolePrompts.Names)}) or text:…"
            )
            {
                Option = "--prompt-append",
                Trust = Trust.Prompt,
                Most = 20_000,
                MostItems = 8,
            },
            new("model", ParameterKind.Text, "Model, in the runtime's own word.") { Option = "--model", Most = 200 },
            new("effort", ParameterKind.Text, "Effort of reasoning, in the runtime's own word.")
            {
                Option = "--effort",
                Most = 40,
            },
            new("timeout", ParameterKind.Text, "Wall-clock limit of the turn: 90s, 30m, 2h.")
            {
                Option = "--timeout",
                Most = 20,
            },
            new("maxTokens", ParameterKind.Integer, "Input and output tokens of all turns together.")
            {
                Option = "--max-tokens",
                Most = int.MaxValue,
            },
            new("maxMoney", ParameterKind.Text, "US dollars of all turns together: 2.50.")
            {
                Option = "--max-money",
                Most = 20,
            },
            new(
                "questions",
                ParameterKind.Text,
                "Who answers the agent: wait (you, by agent_answer), default, refuse, escalate, option:N or text:WORDS [default: wait]."
            )
            {
                Option = "--questions",
                Most = 1_000,
            },
            new("expectArtifacts", ParameterKind.Texts, "Paths in the repository that must be there at the end.")
            {
                Option = "--expect-artifact",
                Most = 500,
            },
        ];

    private static ToolParameter Named(bool required) =>
        new(
            Session,
            ParameterKind.Text,
            "Name of the session, its beginning, or 'latest'" + (required ? "." : " [default: latest].")
        )
        {
            Required = required,
            Most = 80,
        };
}
