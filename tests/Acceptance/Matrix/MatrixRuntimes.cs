using System.Text.Json.Nodes;
using Interlock.Acceptance.Matrix.Scenarios;
using Interlock.ModelStub.Scenarios;
using Interlock.TestKit;

namespace Interlock.Acceptance.Matrix;

/// <summary>The rows of the matrix.</summary>
internal static class MatrixRuntimes
{
    private const string Key = "stub-key-1234567";
    private const string Question = "Which colour?";

    private static readonly MatrixRuntime Codex = new("codex", "codex")
    {
        Program = TestKit.RealAgents.Codex,
        Settings = UserSettings.Codex,
        Variables = root => [("STUB_KEY", Key), ("CODEX_HOME", "")],
        Asks = new Step
        {
            Tool = "request_user_input",
            Arguments = Form(new JsonObject { ["id"] = "q1", ["header"] = "Colour" }),
        },
    };

    private static readonly MatrixRuntime Claude = new("claude", "claude")
    {
        Program = TestKit.RealAgents.Claude,
        Variables = root =>
            [
                ("ANTHROPIC_BASE_URL", root),
                ("ANTHROPIC_API_KEY", Key),
                ("CLAUDE_CODE_MAX_RETRIES", "0"),
                ("CLAUDE_CONFIG_DIR", ""),
            ],
        Asks = new Step
        {
            Tool = "AskUserQuestion",
            Arguments = Form(new JsonObject { ["header"] = "Colour", ["multiSelect"] = false }),
        },
    };

    private static readonly MatrixRuntime OpenAi = Direct("openai", root => $"{root}/v1");

    private static readonly MatrixRuntime Opencode = new("acp:opencode", "acp:opencode")
    {
        Program = TestKit.RealAgents.Opencode,
        Settings = UserSettings.Opencode,
        Variables = root => [("OPENCODE_DISABLE_MODELS_FETCH", "1")],
        Time = "20s",
        Cannot = new Dictionary<Type, Cannot>
        {
            [typeof(AskingAPerson)] = new("the agent offers its model no tool to ask with over ACP"),
            [typeof(LimitingTokens)] = new("the agent does not tell its tokens while it works", IsRefused: true),
        },
        OnlyInBench = new HashSet<Type>
        {
            typeof(Succeeding),
            typeof(AnsweringAsJson),
            typeof(Interrupting),
            typeof(WaitingOutARateLimit),
            typeof(FailingAtTheModel),
            typeof(LimitingTime),
            typeof(LeavingNoProcess),
        },
    };

    private static readonly MatrixRuntime Copilot = new("acp:copilot", "acp:copilot")
    {
        Program = TestKit.RealAgents.Copilot,
        Time = "6s",
        Options = ["--env", "COPILOT_PROVIDER_API_KEY"],
        Variables = root =>
            [
                ("COPILOT_OFFLINE", "true"),
                ("COPILOT_PROVIDER_BASE_URL", $"{root}/v1"),
                ("COPILOT_PROVIDER_API_KEY", Key),
                ("COPILOT_MODEL", "gpt-5.4"),
                // unpacked once for all tests: 235 MB
                ("XDG_CACHE_HOME", Path.Combine(ThisRepository.Root, ".cache", "agents-unpacked")),
            ],
        Cannot = Opencode.Cannot,
    };

    /// <summary>All of them.</summary>
    public static IReadOnlyList<MatrixRuntime> All { get; } =
    [
        Codex,
        Claude,
        Opencode,
        Copilot,
        OpenAi,
        Direct("anthropic", root => root),
        Direct("deepseek", root => $"{root}/v1"),
        new("command:", "command:node $HOME/agent.mjs")
        {
            // Its model is asked from inside, by the command itself.
            Options = ["--network", "on"],
            Variables = root => [("MATRIX_MODEL", $"{root}/v1")],
            Asks = Call("ask_user"),
            Locked = "agent_failed",
        },
        new("replay:", "replay:record")
        {
            Recorded = OpenAi,
            Cannot = new Dictionary<Type, Cannot>
            {
                [typeof(AskingAPerson)] = new("a record is repeated with the answers that it holds"),
                [typeof(Interrupting)] = new("a recorded turn takes no time in which it could be interrupted"),
                [typeof(ResumingAfterAKill)] = new("a recorded turn takes no time in which it could be killed"),
                [typeof(WaitingOutARateLimit)] = new("no provider is asked"),
                [typeof(LimitingTokens)] = new("nothing is spent"),
                [typeof(LimitingTime)] = new("a recorded turn takes no time"),
            },
        },
    ];

    private static MatrixRuntime Direct(string provider, Func<string, string> url) =>
        new($"{provider}:", $"{provider}:m1")
        {
            Variables = root =>
                [
                    ($"{provider.ToUpperInvariant()}_BASE_URL", url(root)),
                    ($"{provider.ToUpperInvariant()}_API_KEY", Key),
                ],
            Asks = Call("ask_user"),
        };

    private static Step Call(string tool) =>
        new()
        {
            Tool = tool,
            Arguments = new JsonObject { ["question"] = Question, ["options"] = new JsonArray("red", "blue") },
        };

    private static JsonObject Form(JsonObject question)
    {
        question["question"] = Question;
        question["options"] = new JsonArray(
            new JsonObject { ["label"] = "red", ["description"] = "warm" },
            new JsonObject { ["label"] = "blue", ["description"] = "cold" }
        );
        return new JsonObject { ["questions"] = new JsonArray(question) };
    }
}
