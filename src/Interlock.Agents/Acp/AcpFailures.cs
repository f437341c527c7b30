using System.Text.Json;
using Interlock.Agents.Claude;
using Interlock.Agents.Codex;
using Interlock.Agents.Protocols;
using Interlock.Agents.Sessions;
using Interlock.Core.Failures;

namespace Interlock.Agents.Acp;

/// <summary>
/// Turns an error or a stop reason into a failure, by fields only: the code, and those members of <c>data</c> that are
/// known of an agent. An error that an agent tells in its message, as an ordinary end, cannot be seen here.
/// </summary>
/// <param name="program">The agent's name, for messages.</param>
/// <param name="logIn">How a user logs in.</param>
internal sealed class AcpFailures(string program, string logIn)
{
    private const int AuthRequired = -32000;
    private const int InvalidParams = -32602;

    /// <summary>The failure of an answer that is an error.</summary>
    public Failure Of(RpcError error, string doing)
    {
        var failure =
            (error.Code == AuthRequired ? Auth : null)
            ?? ByData(error.Data)
            ?? (error.Code is 401 or 403 ? Auth : AgentFailures.ByStatus(error.Code))
            ?? (error.Code == InvalidParams ? AgentFailures.BadRequest : AgentFailures.Failed(""));
        var words = error.Message.Length > 0 ? error.Message : $"error {error.Code}";
        var more = error.Data is { ValueKind: JsonValueKind.String } data ? $" ({data})" : "";
        return failure with { Message = $"acp:{program} {doing}: {words}{more}" };
    }

    /// <summary>Why a turn that ended with this reason is no success, or null when it is one.</summary>
    /// <param name="reason">Its <c>stopReason</c>.</param>
    /// <param name="denied">What was denied last, in words, or null.</param>
    /// <param name="isSilent">Whether the agent said nothing after its last tool: a denial ended its turn then.</param>
    public Failure? OfStop(string? reason, string? denied, bool isSilent) =>
        reason switch
        {
            "end_turn" => denied is not null && isSilent ? Denied(denied) : null,
            "refusal" => AgentFailures.Refused with { Message = $"acp:{program}: the model refused the request." },
            "max_tokens" => new(
                "output_limit",
                $"acp:{program} ended its turn at its limit of tokens.",
                FailureOwner.User,
                false,
                "Split the task, or raise the limit in the agent's settings."
            ),
            "max_turn_requests" => new(
                "turn_limit",
                $"acp:{program} ended its turn at its limit of requests to the model.",
                FailureOwner.User,
                true,
                "Resume the conversation, or raise the limit in the agent's settings."
            ),
            "cancelled" when denied is not null => Denied(denied),
            _ => AgentFailures.Failed($"acp:{program} ended the turn with '{reason}'."),
        };

    private Failure Denied(string what) =>
        new(
            "permission_denied",
            $"acp:{program} ended its turn because it was denied {what}.",
            FailureOwner.Policy,
            false,
            "See what was denied in protocol.jsonl; give the task 'permission: full' if that is right."
        );

    /// <summary>The agent cannot do what the turn asks for; found before the prompt was sent.</summary>
    public Failure Lacks(string what) =>
        new(
            "capability_missing",
            $"acp:{program} cannot {what}.",
            FailureOwner.User,
            false,
            "Leave that out, or choose another agent."
        );

    /// <summary>It speaks another version of the protocol.</summary>
    public Failure OtherVersion(long? version) =>
        new(
            "protocol_version",
            $"acp:{program} speaks version {version?.ToString() ?? "?"} of ACP; this client speaks version 1.",
            FailureOwner.User,
            false,
            "Install another version of the agent."
        );

    /// <summary>It did not get ready in time.</summary>
    public Failure SlowStart(TimeSpan limit) =>
        new(
            "agent_timeout",
            $"acp:{program} was not ready within {limit.TotalSeconds:0} s and was ended.",
            FailureOwner.Platform,
            true,
            "Check by hand that it starts; a busy machine may need another try."
        );

    /// <summary>It tries again and again to reach its model, without a word.</summary>
    /// <param name="requests">Requests that failed.</param>
    public Failure KeepsFailing(int requests) =>
        AgentFailures.ByStatus(500)! with
        {
            Message = $"acp:{program}: {requests} requests to its model failed, and it did nothing else; it was ended.",
        };

    /// <summary>Its message was longer than can be kept.</summary>
    public Failure TooLong() =>
        new(
            "output_too_large",
            $"acp:{program} wrote a message that is too long to be kept.",
            FailureOwner.Provider,
            false,
            "Ask for a shorter answer."
        );

    private Failure Auth => new("auth", "", FailureOwner.User, false, logIn);

    private Failure? ByData(JsonElement? data) =>
        data?.Text("errorKind") is { } claude ? ClaudeFailures.ByName(claude) // claude-agent-acp
        : data?.Text("codex_error_info") is { } codex ? CodexFailures.ByName(Camel(codex)) // codex-acp
        : (data?.Number("statusCode") ?? data?.Number("status")) is >= 400 and < 600 and var status
            ? status is 401 or 403 ? Auth
                : AgentFailures.ByStatus((int)status)
        : null;

    private static string Camel(string name) =>
        string.Concat(
            name.Split('_')
                .Select((part, at) => at == 0 || part.Length == 0 ? part : char.ToUpperInvariant(part[0]) + part[1..])
        );
}
