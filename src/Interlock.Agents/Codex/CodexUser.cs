using Interlock.Core.Processes;

namespace Interlock.Agents.Codex;

/// <summary>What the user has set up for Codex: his home, the settings that name a model, and his login.</summary>
internal sealed class CodexUser
{
    // Which model answers and where it lives. All else (tools, hooks, servers, approvals) is the harness's business.
    private static readonly string[] CarriedKeys =
    [
        "model",
        "model_provider",
        "model_reasoning_effort",
        "model_context_window",
        "openai_base_url",
        "chatgpt_base_url",
    ];

    private readonly HostEnvironment environment;

    private CodexUser(HostEnvironment environment, string home, IReadOnlyList<TomlEntry> entries)
    {
        this.environment = environment;
        Home = home;
        Provider = Setting(entries, ["model_provider"])?.Text ?? "openai";
        Carried =
        [
            .. entries.Where(e => e.Path is [var key] && CarriedKeys.Contains(key)),
            .. entries.Where(e => e.Path is ["model_providers", var name, _, ..] && name == Provider),
        ];
        KeyVariable = Setting(Carried, ["model_providers", Provider, "env_key"])?.Text;
    }

    /// <summary>The user's own CODEX_HOME.</summary>
    public string Home { get; }

    /// <summary>Name of the model provider in force.</summary>
    public string Provider { get; }

    /// <summary>Settings to carry into an isolated home.</summary>
    public IReadOnlyList<TomlEntry> Carried { get; }

    /// <summary>The environment variable that holds the key of a provider of the user's own, or null.</summary>
    public string? KeyVariable { get; }

    /// <summary>File of the stored login; need not exist.</summary>
    public string LoginFile => Path.Combine(Home, "auth.json");

    /// <summary>The API key of the environment, or null.</summary>
    public string? ApiKey => environment["CODEX_API_KEY"] ?? environment["OPENAI_API_KEY"];

    /// <summary>Variables that Codex needs although they look like secrets.</summary>
    public IEnumerable<string> SecretVariables =>
        Carried
            .Where(e => e.Path is [_, _, "env_http_headers", ..])
            .SelectMany(e => e.Texts)
            .Append("OPENAI_API_KEY")
            .Append("CODEX_API_KEY")
            .Concat(KeyVariable is null ? [] : [KeyVariable]);

    /// <summary>Values that no record may show: of the environment, of the stored login, of the provider's headers.</summary>
    public IEnumerable<string> Secrets =>
        environment
            .SecretValues.Concat(SecretVariables.Select(name => environment[name]).OfType<string>())
            .Concat(
                Carried
                    .Where(e => e.Path is [_, _, "http_headers" or "experimental_bearer_token", ..])
                    .SelectMany(e => e.Texts)
            )
            .Concat(File.Exists(LoginFile) ? CodexLogin.Secrets(File.ReadAllBytes(LoginFile)) : []);

    /// <summary>Whether the login is a stored account of the provider's own.</summary>
    public bool IsAccount =>
        Provider is "openai" && File.Exists(LoginFile) && CodexLogin.HasTokens(File.ReadAllBytes(LoginFile));

    /// <summary>How Codex is logged in, in words, or null when it is not.</summary>
    public string? Login
    {
        get
        {
            if (
                Provider is not "openai"
                && Setting(Carried, ["model_providers", Provider, "requires_openai_auth"])?.Value != "true"
            )
                return KeyVariable is null ? $"provider {Provider}, no key needed"
                    : environment[KeyVariable] is not null ? $"provider {Provider}, key in {KeyVariable}"
                    : null;
            return File.Exists(LoginFile) ? $"stored in {LoginFile}"
                : environment["CODEX_API_KEY"] is not null ? "key in CODEX_API_KEY"
                : environment["OPENAI_API_KEY"] is not null ? "key in OPENAI_API_KEY"
                : null;
        }
    }

    /// <summary>Reads the user's settings; a missing file is an empty one.</summary>
    /// <exception cref="IOException">The file is there and cannot be read.</exception>
    public static CodexUser Read(HostEnvironment environment)
    {
        var home = environment["CODEX_HOME"] ?? Path.Combine(environment["HOME"] ?? "/", ".codex");
        var file = Path.Combine(home, "config.toml");
        return new CodexUser(environment, home, File.Exists(file) ? TomlEntries.Read(File.ReadAllText(file)) : []);
    }

    private static TomlEntry? Setting(IReadOnlyList<TomlEntry> entries, IReadOnlyList<string> path) =>
        entries.LastOrDefault(e => e.Path.SequenceEqual(path, StringComparer.Ordinal));
}
