using System.Runtime.CompilerServices;
using System.Text.Json;
using System.Text.Json.Nodes;
using Interlock.Workflows.Wire;

namespace Interlock.Workflows;

public sealed partial class Flow
{
    /// <summary>Runs an agent; its final message, whole.</summary>
    /// <exception cref="AgentFailedException">It failed; use <see cref="TryAgent(string, AgentOptions?, string, int)"/>
    /// for the failure as data.</exception>
    public async Task<string> Agent(
        string prompt,
        AgentOptions? options = null,
        [CallerFilePath] string file = "",
        [CallerLineNumber] int line = 0
    ) => Answer(await TryAgent(prompt, options, file, line));

    /// <summary>Runs an agent that answers with a value; the schema is made from the type.</summary>
    /// <exception cref="AgentFailedException">It failed, or its answer does not satisfy the schema.</exception>
    public async Task<T> Agent<T>(
        string prompt,
        AgentOptions? options = null,
        [CallerFilePath] string file = "",
        [CallerLineNumber] int line = 0
    ) => Answer(await TryAgent<T>(prompt, options, file, line));

    /// <summary>Runs an agent in a checkout of its own; its message and what it changed.</summary>
    /// <exception cref="AgentFailedException">It failed.</exception>
    public async Task<WorktreeAnswer> AgentInWorktree(
        string prompt,
        AgentOptions? options = null,
        [CallerFilePath] string file = "",
        [CallerLineNumber] int line = 0
    ) => Answer(await AskAsync<WorktreeAnswer>(prompt, options, null, isIsolated: true, Engine.At(file, line)));

    /// <summary>Runs an agent; a failure is data.</summary>
    public Task<AgentResult<string>> TryAgent(
        string prompt,
        AgentOptions? options = null,
        [CallerFilePath] string file = "",
        [CallerLineNumber] int line = 0
    ) => AskAsync<string>(prompt, options, null, isIsolated: false, Engine.At(file, line));

    /// <summary>Runs an agent that answers with a value; a failure is data.</summary>
    public Task<AgentResult<T>> TryAgent<T>(
        string prompt,
        AgentOptions? options = null,
        [CallerFilePath] string file = "",
        [CallerLineNumber] int line = 0
    ) => AskAsync<T>(prompt, options, Schema.Of<T>(), isIsolated: false, Engine.At(file, line));

    private async Task<AgentResult<T>> AskAsync<T>(
        string prompt,
        AgentOptions? options,
        (JsonObject Schema, bool IsBoxed)? shape,
        bool isIsolated,
        string at
    )
    {
        ArgumentNullException.ThrowIfNull(prompt);
        var given = (JsonObject)JsonNode.Parse(Json.Write(options ?? new AgentOptions(), "the options of an agent"))!;
        if (shape is { Schema: { } schema })
            given["schema"] = schema;
        if (isIsolated)
            given["isolation"] = "worktree";
        var call = new JsonObject { ["prompt"] = prompt, ["options"] = given };
        var answer = await engine.CallAsync("agent", call.ToJsonString(Json.Options), at);
        return FailureIn(answer) is { } failure
            ? new AgentResult<T>(default, failure)
            : new AgentResult<T>(
                Json.Read<T>(Schema.Unbox(answer, shape?.IsBoxed ?? false), "the answer of an agent"),
                null
            );
    }

    private static T Answer<T>(AgentResult<T> result) =>
        result.Failure is { } failure ? throw new AgentFailedException(failure) : result.Value!;

    // The envelope of a failed agent, told from an answer by its node key.
    private static AgentFailure? FailureIn(JsonElement answer)
    {
        if (
            answer.ValueKind != JsonValueKind.Object
            || !answer.TryGetProperty("ok", out var ok)
            || ok.ValueKind != JsonValueKind.False
            || !answer.TryGetProperty("origin", out var origin)
            || !origin.TryGetProperty("node_key", out _)
        )
            return null;
        var error = answer.GetProperty("error");
        var feedback = answer.GetProperty("feedback");
        return new AgentFailure(
            error.GetProperty("category").GetString()!,
            error.GetProperty("message").GetString()!,
            error.GetProperty("issues") is { ValueKind: JsonValueKind.Array } issues
                ? [.. issues.EnumerateArray().Select(issue => issue.GetString()!)]
                : [],
            feedback.GetProperty("retryable").GetBoolean(),
            feedback.GetProperty("next_action").GetString() ?? ""
        );
    }
}
