namespace Interlock.Acceptance.Matrix;

/// <summary>What a user with a provider of his own has in his home.</summary>
internal static class UserSettings
{
    /// <summary>Codex: <c>.codex/config.toml</c>.</summary>
    public static void Codex(string home, string root) =>
        Write(
            Path.Combine(home, ".codex", "config.toml"),
            $"""
            model = "gpt-5.5"
            model_provider = "stub"

            [model_providers.stub]
            name = "stub"
            base_url = "{root}/v1"
            env_key = "STUB_KEY"
            wire_api = "responses"
            request_max_retries = 0
            stream_max_retries = 0
            """
        );

    /// <summary>opencode: <c>.config/opencode/opencode.json</c>.</summary>
    public static void Opencode(string home, string root) =>
        Write(
            Path.Combine(home, ".config", "opencode", "opencode.json"),
            $$$"""
            {
              "model": "stub/stub-model", "small_model": "stub/stub-model", "enabled_providers": ["stub"],
              "provider": {"stub": {"npm": "@ai-sdk/openai-compatible", "name": "Stub",
                "options": {"baseURL": "{{{root}}}/v1", "apiKey": "dummy"},
                "models": {"stub-model": {"name": "Stub", "tool_call": true, "limit": {"context": 200000, "output": 8000} } }
              } }
            }
            """
        );

    private static void Write(string path, string text)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        File.WriteAllText(path, text);
    }
}
