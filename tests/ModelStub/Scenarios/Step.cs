using System.Text.Json.Nodes;

namespace Interlock.ModelStub.Scenarios;

/// <summary>What the model does with one request: a tool call, a final message, or a fault.</summary>
public sealed record Step
{
    /// <summary>Runs a shell command by whichever tool the agent offers for it.</summary>
    public string? Shell { get; init; }

    /// <summary>Applies a patch (<c>*** Begin Patch</c> …) by the agent's patch tool.</summary>
    public string? Patch { get; init; }

    /// <summary>Calls a tool by name with <see cref="Arguments"/>.</summary>
    public string? Tool { get; init; }

    /// <summary>Namespace of <see cref="Tool"/>, where the agent has such (Codex: one for each MCP server).</summary>
    public string? Namespace { get; init; }

    /// <summary>Arguments of <see cref="Tool"/>.</summary>
    public JsonObject? Arguments { get; init; }

    /// <summary>The final message: text, or any other JSON value that is sent as its text.</summary>
    public JsonNode? Say { get; init; }

    /// <summary>A final message of this many bytes.</summary>
    public int? Huge { get; init; }

    /// <summary>An HTTP status instead of an answer.</summary>
    public int? Status { get; init; }

    /// <summary>Seconds for the <c>retry-after</c> header of <see cref="Status"/>.</summary>
    public int? RetryAfter { get; init; }

    /// <summary>More headers of <see cref="Status"/>.</summary>
    public IReadOnlyDictionary<string, string> Headers { get; init; } = new Dictionary<string, string>();

    /// <summary>Body of <see cref="Status"/>, or the message of <see cref="Fail"/>.</summary>
    public string? Body { get; init; }

    /// <summary>The stream begins and then says that the answer failed, with this code.</summary>
    public string? Fail { get; init; }

    /// <summary>What a stream says before it fails.</summary>
    public string Beginning { get; init; } = "partial";

    /// <summary>The stream begins and the connection is cut.</summary>
    public bool Cut { get; init; }

    /// <summary>The stream ends after an event that is no JSON.</summary>
    public bool Malformed { get; init; }

    /// <summary>The stream begins and never goes on.</summary>
    public bool Hang { get; init; }

    /// <summary>The request is accepted and not a byte comes back.</summary>
    public bool HangSilent { get; init; }

    /// <summary>The answer is 200 with this content type and <see cref="Body"/>, whatever was asked for.</summary>
    public string? ContentType { get; init; }

    /// <summary>The stream begins, and a byte of an event that never ends comes now and again.</summary>
    public bool Drip { get; init; }

    /// <summary>The stream begins with one event of this many bytes.</summary>
    public int? HugeEvent { get; init; }

    /// <summary>What the model thinks before it answers; told as its protocol tells it.</summary>
    public string? Thinks { get; init; }

    /// <summary>Whether the final message is cut off at the limit of output tokens.</summary>
    public bool CutOff { get; init; }

    /// <summary>Whether this step is repeated for ever, as a fault that retries do not mend.</summary>
    public bool Forever { get; init; }

    /// <summary>
    /// The answer waits until this many requests are at such a step: a proof that agents work side by side. Once in the
    /// life of a stub.
    /// </summary>
    public int? Meet { get; init; }

    /// <summary>Whether the request fails.</summary>
    public bool IsFault =>
        Status is not null
        || ContentType is not null
        || Fail is not null
        || HugeEvent is not null
        || Cut
        || Malformed
        || Hang
        || HangSilent
        || Drip;

    /// <summary>Whether the model ends its turn.</summary>
    public bool IsMessage => Say is not null || Huge is not null;

    /// <summary>The text of a final message.</summary>
    public string Text =>
        Huge is { } bytes ? new string('x', bytes)
        : Say is JsonValue value && value.TryGetValue<string>(out var text) ? text
        : Say?.ToJsonString() ?? "";
}
