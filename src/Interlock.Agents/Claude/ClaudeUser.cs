using System.Text.Json;
using Interlock.Agents.Protocols;
using Interlock.Core.Processes;

namespace Interlock.Agents.Claude;

/// <summary>What the user has set up for Claude Code: his home, the settings that say which model answers, his login.</summary>
internal sealed class ClaudeUser
{
    private static readonly string[] KeyVariables =
    [
        "ANTHROPIC_API_KEY",
        "ANTHROPIC_AUTH_TOKEN",
        "CLAUDE_CODE_OAUTH_TOKEN",
    ];

    // https://docs.claude.com/en/docs/claude-code/third-party-integrations
    private static readonly string[] Clouds =
    [
        "CLAUDE_CODE_USE_BEDROCK",
        "CLAUDE_CODE_USE_VERTEX",
        "CLAUDE_CODE_USE_FOUNDRY",
    ];

    private static readonly string[] Others =
    [
        "API_TIMEOUT_MS",
        "CLAUDE_CODE_MAX_OUTPUT_TOKENS",
        "CLAUDE_CODE_MAX_RETRIES",
        "CLAUDE_CODE_SKIP_BEDROCK_AUTH",
        "CLAUDE_CODE_SKIP_FOUNDRY_AUTH",
        "CLAUDE_CODE_SKIP_VERTEX_AUTH",
        "CLOUD_ML_REGION",
        "MAX_THINKING_TOKENS",
    ];

    private readonly HostEnvironment environment;

    private ClaudeUser(HostEnvironment environment, string home, JsonElement? settings)
    {
        this.environment = environment;
        Home = home;
        Model = settings?.Text("model");
        Variables = settings?.Member("env") is { ValueKind: JsonValueKind.Object } variables
            ? variables
                .EnumerateObject()
                .Where(v => v.Value.ValueKind == JsonValueKind.String && IsOfProvider(v.Name))
                .ToDictionary(v => v.Name, v => v.Value.GetString() ?? "", StringComparer.Ordinal)
            : [];
    }

    /// <summary>The user's own CLAUDE_CONFIG_DIR.</summary>
    public string Home { get; }

    /// <summary>Model of his settings, or null.</summary>
    public string? Model { get; }

    /// <summary>Variables of his settings that say where the model lives and with which key.</summary>
    public IReadOnlyDictionary<string, string> Variables { get; }

    /// <summary>File of the stored login; need not exist (macOS keeps it in the keychain).</summary>
    public string LoginFile => Path.Combine(Home, ".credentials.json");

    /// <summary>Variables that Claude Code needs although they look like secrets.</summary>
    public static IReadOnlyList<string> SecretVariables => KeyVariables;

    /// <summary>Values that no record may show.</summary>
    public IEnumerable<string> Secrets =>
        environment
            .SecretValues.Concat(KeyVariables.Select(Value).OfType<string>())
            .Concat(Variables.TryGetValue("ANTHROPIC_CUSTOM_HEADERS", out var headers) ? [headers] : [])
            .Concat(File.Exists(LoginFile) ? ClaudeLogin.Secrets(File.ReadAllBytes(LoginFile)) : []);

    /// <summary>How Claude Code is logged in, in words, or null when it is not.</summary>
    public string? Login =>
        Clouds.FirstOrDefault(name => Value(name) is "1" or "true") is { } cloud ? $"by {cloud}"
        : KeyVariables.FirstOrDefault(name => Value(name) is not null) is { } key ? $"key in {key}"
        : File.Exists(LoginFile) ? $"stored in {LoginFile}"
        : null;

    /// <summary>Whether the login is a stored account, which no variable goes before.</summary>
    public bool IsAccount =>
        Login is not null
        && Clouds.All(name => Value(name) is not ("1" or "true"))
        && KeyVariables.All(name => Value(name) is null)
        && Value("ANTHROPIC_BASE_URL") is null;

    /// <summary>Whether a variable says where the model lives: only these are taken of those that Claude Code knows.</summary>
    public static bool IsOfProvider(string name) =>
        name.StartsWith("ANTHROPIC_", StringComparison.Ordinal)
        || KeyVariables.Contains(name)
        || Clouds.Contains(name)
        || Others.Contains(name);

    /// <summary>Reads the user's settings; a missing file is an empty one, a broken one is Claude Code's to complain of.</summary>
    /// <exception cref="IOException">The file is there and cannot be read.</exception>
    public static ClaudeUser Read(HostEnvironment environment)
    {
        var home = environment["CLAUDE_CONFIG_DIR"] ?? Path.Combine(environment["HOME"] ?? "/", ".claude");
        var file = Path.Combine(home, "settings.json");
        return new ClaudeUser(environment, home, File.Exists(file) ? JsonLines.Parse(File.ReadAllBytes(file)) : null);
    }

    private string? Value(string name) => Variables.GetValueOrDefault(name) ?? environment[name];
}
