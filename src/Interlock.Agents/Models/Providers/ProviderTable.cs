namespace Interlock.Agents.Models.Providers;

/// <summary>
/// Every provider there is, one row each. To add one, add a row, and its line in docs/agents.md (a test compares them).
/// Sources were read in 2026; providers change their default models often, which is why any name is passed on.
/// </summary>
public static class ProviderTable
{
    /// <summary>The rows.</summary>
    public static IReadOnlyList<Provider> All { get; } =
    [
        new("openai", ApiKind.Responses, "https://api.openai.com/v1", ["gpt-5.5", "gpt-5.4", "gpt-5.4-mini"])
        {
            KeyVariables = ["OPENAI_API_KEY"],
            UrlVariables = ["OPENAI_BASE_URL"],
            Source = "https://platform.openai.com/docs/api-reference/responses",
            OutputMember = "max_output_tokens",
            Window = 350_000,
        },
        new(
            "anthropic",
            ApiKind.Messages,
            "https://api.anthropic.com",
            ["claude-opus-5-5", "claude-sonnet-5-5", "claude-haiku-5-5"]
        )
        {
            KeyVariables = ["ANTHROPIC_API_KEY"],
            UrlVariables = ["ANTHROPIC_BASE_URL"],
            Source = "https://docs.anthropic.com/en/api/messages",
            MaxOutput = 32_000, // the protocol demands a limit; every model since Claude 4 can write that much
            Window = 180_000,
        },
        // Thinking is on by default; its text must come back in turns with tool calls, else 400.
        new("deepseek", ApiKind.Chat, "https://api.deepseek.com", ["deepseek-v4-pro", "deepseek-v4-flash"])
        {
            KeyVariables = ["DEEPSEEK_API_KEY"],
            UrlVariables = ["DEEPSEEK_BASE_URL"],
            Source = "https://api-docs.deepseek.com/guides/thinking_mode",
            Schema = SchemaForm.JsonObject,
            Reasoning = "reasoning_content",
            Images = false,
            Window = 900_000,
        },
        new(
            "qwen",
            ApiKind.Chat,
            "https://dashscope-intl.aliyuncs.com/compatible-mode/v1",
            ["qwen3.6-plus", "qwen3-max", "qwen3-coder-plus"]
        )
        {
            KeyVariables = ["QWEN_API_KEY", "DASHSCOPE_API_KEY"],
            UrlVariables = ["QWEN_BASE_URL", "DASHSCOPE_BASE_URL"],
            Source = "https://docs.qwencloud.com/api-reference/chat/openai-chat",
            Schema = SchemaForm.JsonObject,
            Effort = false, // it has enable_thinking and a budget instead
        },
        // tool_choice "required" is refused while it thinks, and its default limit of output is low.
        new("kimi", ApiKind.Chat, "https://api.moonshot.ai/v1", ["kimi-k2.6", "kimi-k2.5"])
        {
            KeyVariables = ["KIMI_API_KEY", "MOONSHOT_API_KEY"],
            UrlVariables = ["KIMI_BASE_URL", "MOONSHOT_BASE_URL"],
            Source = "https://platform.kimi.ai/docs/api/chat",
            Schema = SchemaForm.JsonObject,
            Reasoning = "reasoning_content",
            Effort = false,
            OutputMember = "max_completion_tokens",
            MaxOutput = 32_000,
        },
        new("zhipu", ApiKind.Chat, "https://api.z.ai/api/paas/v4", ["glm-5.1", "glm-5"])
        {
            KeyVariables = ["ZHIPU_API_KEY", "ZAI_API_KEY", "ZHIPUAI_API_KEY"],
            UrlVariables = ["ZHIPU_BASE_URL", "ZAI_BASE_URL"],
            Source = "https://docs.z.ai/api-reference/llm/chat-completion",
            Schema = SchemaForm.JsonObject,
            Reasoning = "reasoning_content",
            Effort = false,
            Images = false,
            Window = 160_000,
        },
        // Its chat completions answer errors with 200 and drop parameters; the Messages form is the one it recommends.
        new("minimax", ApiKind.Messages, "https://api.minimax.io/anthropic", ["MiniMax-M3", "MiniMax-M2.7"])
        {
            KeyVariables = ["MINIMAX_API_KEY"],
            UrlVariables = ["MINIMAX_BASE_URL"],
            Source = "https://platform.minimax.io/docs/guides/text-generation",
            Schema = SchemaForm.Prompt,
            Effort = false,
            Images = false,
            MaxOutput = 32_000,
            Window = 180_000,
        },
        new("xiaomi", ApiKind.Chat, "https://api.xiaomimimo.com/v1", ["mimo-v2.5-pro", "mimo-v2.5"])
        {
            KeyVariables = ["XIAOMI_API_KEY", "MIMO_API_KEY"],
            UrlVariables = ["XIAOMI_BASE_URL", "MIMO_BASE_URL"],
            Source = "https://platform.xiaomimimo.com/docs/en-US/api/chat/openai-api",
            Schema = SchemaForm.JsonObject,
            Reasoning = "reasoning_content",
            Effort = false,
            Images = false,
            OutputMember = "max_completion_tokens",
        },
        new("stepfun", ApiKind.Chat, "https://api.stepfun.ai/v1", ["step-3.7-flash", "step-3.5-flash"])
        {
            KeyVariables = ["STEPFUN_API_KEY", "STEP_API_KEY"],
            UrlVariables = ["STEPFUN_BASE_URL", "STEP_BASE_URL"],
            Source = "https://platform.stepfun.ai/docs/en/api-reference/chat/chat-completion-create",
            Schema = SchemaForm.JsonObject,
            Reasoning = "reasoning",
            Effort = false,
        },
    ];

    /// <summary>The row of a name.</summary>
    /// <exception cref="ArgumentException">There is none.</exception>
    public static Provider Of(string name) =>
        All.FirstOrDefault(provider => provider.Name == name)
        ?? throw new ArgumentException($"There is no provider '{name}'.", nameof(name));
}
