using System.Text.Json;

namespace Interlock.Loops.Workflows.Script;

/// <summary>Checks the options of <c>agent()</c>: an unknown one or a wrong type is an error, not silence.</summary>
internal static class AgentOptionsReader
{
    private const string Function = "agent()";

    private static readonly string[] Used =
    [
        .. (ReadOnlySpan<string>)["id", "nodeId", "label", "phase", "agentType", "nodeType", "role"],
        .. (ReadOnlySpan<string>)["agent", "runtime", "backendRuntime", "modelRuntime", "provider", "bambooProvider"],
        .. (ReadOnlySpan<string>)["model", "effort", "timeout", "timeoutMs", "permission", "session", "sessionName"],
        .. (ReadOnlySpan<string>)["isolation", "schema", "schemaDescription", "outputDescription"],
        .. (ReadOnlySpan<string>)["finalResponseDescription", "maxAttempts", "retry"],
    ];

    // Old scripts carry these; they never did anything, or only in a mock.
    private static readonly string[] WithoutEffect =
    [
        .. (ReadOnlySpan<string>)["sandbox", "approvalPolicy", "codexAction", "action", "runId", "pick", "execCwd"],
        .. (ReadOnlySpan<string>)["mockTokens", "mockWriteFile", "mockAgentText", "mockFail", "mockRetryable"],
        "mockResolvedModel",
    ];

    private static readonly string[] Known = [.. Used, .. WithoutEffect];
    private static readonly string[] RetryOptions = ["maxAttempts", "backoff", "retryWhen"];

    /// <summary>The options, or the author's mistake.</summary>
    public static (AgentOptions? Options, ScriptError? Error) Read(JsonElement raw)
    {
        var list = new OptionList(Function, raw, Known);
        var retry = new OptionList(
            "retry",
            list.Value("retry", "an object", JsonValueKind.Object) ?? default,
            RetryOptions
        );
        var options = new AgentOptions
        {
            Id = list.Text("id", "nodeId"),
            Label = list.Text("label"),
            Phase = list.Text("phase"),
            AgentType = list.Text("agentType", "nodeType", "role"),
            Runtime = list.Text("agent", "runtime", "backendRuntime", "modelRuntime"),
            Provider = list.Text("provider", "bambooProvider"),
            Model = list.Text("model") is var model and not "inherit" ? model : null,
            Effort = list.Text("effort"),
            Timeout =
                list.Duration("timeoutMs", TimeSpan.FromMilliseconds(1))
                ?? list.Duration("timeout", TimeSpan.FromSeconds(1)),
            Permission = list.Text("permission"),
            Session = list.Text("session", "sessionName"),
            IsIsolated = IsIsolated(list),
            Schema = list.Value("schema", "a JSON Schema or a path", JsonValueKind.Object, JsonValueKind.String),
            SchemaDescription = list.Text("schemaDescription", "outputDescription", "finalResponseDescription"),
            MaxAttempts = list.Count("maxAttempts") ?? retry.Count("maxAttempts"),
            Ignored =
            [
                .. list.Present(WithoutEffect),
                .. retry.Present(["backoff", "retryWhen"]).Select(name => $"retry.{name}"),
            ],
        };
        return (list.Mistake ?? retry.Mistake) is { } mistake
            ? (null, new ScriptError(ScriptErrors.Usage, mistake) { IsFatal = true })
            : (options, null);
    }

    private static bool IsIsolated(OptionList list)
    {
        var isolation = list.Text("isolation");
        if (isolation is not (null or "worktree" or "none"))
            list.Refuse($"option 'isolation' of {Function} must be 'worktree' or 'none', not '{isolation}'");
        return isolation == "worktree";
    }
}
