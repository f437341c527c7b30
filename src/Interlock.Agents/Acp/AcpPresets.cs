using Interlock.Core.Agents;

namespace Interlock.Agents.Acp;

/// <summary>
/// The agents that are known by name. Source: the registry of agentclientprotocol.com for program and arguments, and
/// what was measured of the real programs; docs/agents.md says which those are. Any other agent is <c>acp:COMMAND</c>.
/// </summary>
internal static class AcpPresets
{
    /// <summary>The rows.</summary>
    public static IReadOnlyList<AcpPreset> All { get; } =
    [
        new("opencode", "opencode", ["acp"], "npm install -g opencode-ai", "Run: opencode auth login")
        {
            Variables = new Dictionary<string, string>
            {
                ["OPENCODE_DISABLE_AUTOUPDATE"] = "1",
                ["OPENCODE_DISABLE_CLAUDE_CODE"] = "1",
                ["OPENCODE_DISABLE_DEFAULT_PLUGINS"] = "1",
                ["OPENCODE_DISABLE_EXTERNAL_SKILLS"] = "1",
                ["OPENCODE_DISABLE_LSP_DOWNLOAD"] = "1",
                ["OPENCODE_DISABLE_PROJECT_CONFIG"] = "1",
                ["OPENCODE_DISABLE_SHARE"] = "1",
            },
            SettingsVariables = ["OPENCODE_CONFIG", "OPENCODE_CONFIG_CONTENT", "OPENCODE_CONFIG_DIR", "OPENCODE_DB"],
            Logins = [".local/share/opencode/auth.json"],
            Records = [".local/share/opencode"],
            Settings = OpencodeSettings.Files,
            Configured = OpencodeSettings.Provider,
            ErrorReport = (session => ["export", session], OpencodeRecord.Error),
            FailedRequests = OpencodeRecord.FailedRequests,
            PermissionVariables = OpencodeSettings.Permission,
            Usage = AcpUsageScope.LastRequest,
            Asks = true,
        },
        new(
            "copilot",
            "copilot",
            ["--acp", "--disable-builtin-mcps", "--no-auto-update", "--no-remote", "--no-custom-instructions"],
            "npm install -g @github/copilot",
            "Run: copilot login (where there is no keychain), or set COPILOT_GITHUB_TOKEN and name it in agents.env"
        )
        {
            HomeVariables = new Dictionary<string, string> { ["COPILOT_HOME"] = ".copilot" },
            Logins = [".copilot/config.json"],
            Keys = ["COPILOT_GITHUB_TOKEN", "COPILOT_PROVIDER_API_KEY", "GH_TOKEN", "GITHUB_TOKEN"],
            Records = [".copilot/session-state"],
            ModelArgument = "--model",
            EffortArgument = "--reasoning-effort",
            SecretsArgument = "--secret-env-vars",
            Usage = AcpUsageScope.Process,
            HiddenError = (home, session) => CopilotRecord.Error(Path.Combine(home, ".copilot"), session),
            SharesCache = true,
            Asks = true,
        },
        new(
            "gemini",
            "gemini",
            ["--acp"],
            "npm install -g @google/gemini-cli",
            "Run gemini and log in, or set GEMINI_API_KEY and name it in agents.env"
        )
        {
            Variables = new Dictionary<string, string> { ["GEMINI_CLI_NO_RELAUNCH"] = "1" },
            HomeVariables = new Dictionary<string, string>
            {
                ["GEMINI_CLI_SYSTEM_SETTINGS_PATH"] = GeminiSettings.System,
            },
            Logins = [".gemini/oauth_creds.json", ".gemini/google_accounts.json"],
            Keys = ["GEMINI_API_KEY", "GOOGLE_API_KEY"],
            KeyMethods = new Dictionary<string, string> { ["GEMINI_API_KEY"] = "gemini-api-key" },
            Records = [".gemini/tmp", ".gemini/history", ".gemini/projects.json"],
            Settings = GeminiSettings.Files,
            ModelArgument = "--model",
            Usage = AcpUsageScope.Turn,
            Asks = true,
        },
        new(
            "claude-acp",
            "claude-agent-acp",
            [],
            "npm install -g @agentclientprotocol/claude-agent-acp",
            "Run claude and log in, or set ANTHROPIC_API_KEY and name it in agents.env"
        )
        {
            Variables = new Dictionary<string, string>
            {
                ["CLAUDE_CODE_DISABLE_AUTO_MEMORY"] = "1",
                ["CLAUDE_CODE_DISABLE_NONESSENTIAL_TRAFFIC"] = "1",
            },
            HomeVariables = new Dictionary<string, string> { ["CLAUDE_CONFIG_DIR"] = ".claude" },
            Logins = [".claude/.credentials.json"],
            Keys = ["ANTHROPIC_API_KEY", "ANTHROPIC_AUTH_TOKEN", "CLAUDE_CODE_OAUTH_TOKEN"],
            Records = [".claude/projects"],
            SessionMeta = """{"claudeCode":{"options":{"settingSources":[]}}}""",
            Usage = AcpUsageScope.Turn,
            Asks = true,
        },
        new(
            "codex-acp",
            "codex-acp",
            [],
            "npm install -g @agentclientprotocol/codex-acp",
            "Run: codex login, or set OPENAI_API_KEY or CODEX_API_KEY and name it in agents.env"
        )
        {
            HomeVariables = new Dictionary<string, string> { ["CODEX_HOME"] = ".codex" },
            Logins = [".codex/auth.json"],
            Keys = ["CODEX_API_KEY", "OPENAI_API_KEY"],
            Records = [".codex/sessions"],
            Mode = permission => permission == Permission.ReadOnly ? "read-only" : null,
            Usage = AcpUsageScope.Turn,
            HasVersion = false,
            Asks = true,
        },
        new(
            "goose",
            "goose",
            ["acp"],
            "https://block.github.io/goose/docs/getting-started/installation",
            "Run: goose configure"
        )
        {
            Logins = [".config/goose/secrets.yaml"],
        },
        new(
            "qwen",
            "qwen",
            ["--acp"],
            "npm install -g @qwen-code/qwen-code",
            "Run qwen and log in, or set OPENAI_API_KEY and name it in agents.env"
        )
        {
            Logins = [".qwen/oauth_creds.json"],
            Keys = ["DASHSCOPE_API_KEY", "OPENAI_API_KEY"],
        },
        new(
            "cursor",
            "cursor-agent",
            ["acp"],
            "https://cursor.com/docs/cli",
            "Set CURSOR_API_KEY and name it in agents.env"
        )
        {
            Keys = ["CURSOR_API_KEY"],
        },
        new(
            "kimi",
            "kimi",
            ["acp"],
            "https://github.com/MoonshotAI/kimi-cli",
            "Set KIMI_API_KEY and name it in agents.env"
        )
        {
            Keys = ["KIMI_API_KEY"],
        },
        new("cline", "cline", ["--acp"], "npm install -g cline", "Run: cline auth"),
        new("auggie", "auggie", ["--acp"], "npm install -g @augmentcode/auggie", "Run: auggie login")
        {
            Variables = new Dictionary<string, string> { ["AUGMENT_DISABLE_AUTO_UPDATE"] = "1" },
            Keys = ["AUGMENT_SESSION_AUTH"],
        },
    ];

    /// <summary>The row of a name, or null.</summary>
    public static AcpPreset? Find(string name) => All.FirstOrDefault(preset => preset.Name == name);
}
