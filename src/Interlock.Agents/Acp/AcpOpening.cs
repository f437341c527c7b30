using System.Text.Json;
using System.Text.Json.Nodes;
using Interlock.Agents.Acp.Terminals;
using Interlock.Agents.Protocols;
using Interlock.Core.Agents;
using Interlock.Core.Failures;

namespace Interlock.Agents.Acp;

/// <summary>
/// What comes before the prompt: <c>initialize</c>, a session that is new or resumed, its login, model, effort and
/// mode. What the turn asks for and this agent lacks ends it here.
/// </summary>
/// <param name="connection">The connection.</param>
/// <param name="events">Told the session.</param>
/// <param name="turn">The turn.</param>
/// <param name="preset">What is known of the agent.</param>
/// <param name="failures">Words for failures.</param>
/// <param name="keys">Variables with keys that the agent has.</param>
internal sealed class AcpOpening(
    AcpConnection connection,
    AcpEvents events,
    AgentTurn turn,
    AcpPreset preset,
    AcpFailures failures,
    IReadOnlyCollection<string> keys
)
{
    private const int ProtocolVersion = 1;
    private const int AuthRequired = -32000;
    private JsonElement agent;

    /// <summary>What the session offers; nothing before it is open.</summary>
    public AcpOptions Options { get; private set; } = new(default);

    /// <summary>The model that answers, or null when the agent does not tell.</summary>
    public string? Model { get; private set; }

    /// <summary>The error that ended the opening, or null.</summary>
    public RpcError? Error { get; private set; }

    /// <summary>Opens the session.</summary>
    /// <returns>Why it cannot be, or null.</returns>
    public async Task<Failure?> RunAsync(CancellationToken cancellation)
    {
        var hello = await connection.CallAsync("initialize", Hello(), cancellation);
        if (hello.Error is { } error)
            return Refused(error, "does not begin");
        agent = hello.Result;
        if (agent.Number("protocolVersion") is not ProtocolVersion)
            return failures.OtherVersion(agent.Number("protocolVersion"));
        return Missing() ?? await OpenAsync(cancellation) ?? await ConfigureAsync(cancellation);
    }

    private JsonElement Abilities => agent.Member("agentCapabilities") ?? default;

    private bool CanResume =>
        Abilities.Member("sessionCapabilities")?.Member("resume") is { ValueKind: JsonValueKind.Object };

    private bool CanLoad => Abilities.IsTrue("loadSession");

    private Failure? Missing() =>
        turn.Resume is not null && !CanResume && !CanLoad ? failures.Lacks("go on with an earlier conversation")
        : turn.Images.Count > 0 && Abilities.Member("promptCapabilities")?.IsTrue("image") != true
            ? failures.Lacks("take pictures")
        : null;

    private async Task<Failure?> OpenAsync(CancellationToken cancellation)
    {
        events.Session = turn.Resume;
        var opened = await OpenOnceAsync(cancellation);
        if (opened.Error?.Code == AuthRequired && await LogInAsync(cancellation))
            opened = await OpenOnceAsync(cancellation);
        if (opened.Error is { } error)
            return Refused(error, turn.Resume is null ? "opens no session" : $"does not resume session {turn.Resume}");
        events.Session = turn.Resume ?? opened.Result.Text("sessionId");
        Options = new AcpOptions(opened.Result);
        Model = Options.Model;
        return events.Session is null ? failures.Lacks("open a session: it told no id") : null;
    }

    private Task<RpcReply> OpenOnceAsync(CancellationToken cancellation)
    {
        var parameters = new JsonObject { ["cwd"] = turn.Workspace, ["mcpServers"] = new JsonArray() };
        if (preset.SessionMeta is { } meta && !turn.Inherit)
            parameters["_meta"] = JsonNode.Parse(meta);
        if (turn.Resume is null)
            return connection.CallAsync("session/new", parameters, cancellation);
        parameters["sessionId"] = turn.Resume;
        return connection.CallAsync(CanResume ? "session/resume" : "session/load", parameters, cancellation);
    }

    // Only by what the agent already has: a method that opens a browser waits for a person who is not there.
    private async Task<bool> LogInAsync(CancellationToken cancellation)
    {
        var method = preset.KeyMethods.FirstOrDefault(m => keys.Contains(m.Key)).Value ?? ByVariables();
        if (method is null)
            return false;
        var answer = await connection.CallAsync("authenticate", new JsonObject { ["methodId"] = method }, cancellation);
        return answer.Error is null;
    }

    private string? ByVariables() =>
        agent.Member("authMethods") is { ValueKind: JsonValueKind.Array } methods
            ? methods
                .EnumerateArray()
                .FirstOrDefault(m =>
                    m.Text("type") == "env_var"
                    && m.Member("vars") is { ValueKind: JsonValueKind.Array } wanted
                    && wanted.EnumerateArray().All(v => v.Text("name") is { } name && keys.Contains(name))
                )
                .Text("id")
            : null;

    private async Task<Failure?> ConfigureAsync(CancellationToken cancellation)
    {
        if (turn.Model is { } model && preset.ModelArgument is null)
        {
            if (await ChooseModelAsync(model, cancellation) is { } refused)
                return refused;
        }

        Model = turn.Model ?? Model;
        if (turn.Effort is { } effort && preset.EffortArgument is null)
        {
            if (Options.Selector("thought_level") is not { } levels)
                return failures.Lacks($"choose the effort {effort}");
            if (await SelectAsync(levels, effort, cancellation) is { } refused)
                return refused;
        }

        return preset.Mode(turn.Permission) is { } mode && Options.HasMode(mode)
            ? await SetAsync("session/set_mode", "modeId", mode, cancellation)
            : null;
    }

    private Task<Failure?> ChooseModelAsync(string model, CancellationToken cancellation) =>
        Options.Selector("model") is { } selector ? SelectAsync(selector, model, cancellation)
        : Options.HasModels ? SetAsync("session/set_model", "modelId", model, cancellation)
        : Task.FromResult<Failure?>(failures.Lacks($"choose the model {model}"));

    private async Task<Failure?> SelectAsync(JsonElement selector, string value, CancellationToken cancellation)
    {
        var offered = AcpOptions.Values(selector);
        if (offered.All(o => o.Value != value))
            return failures.Lacks(
                $"choose '{value}'; it offers {string.Join(", ", offered.Take(20).Select(o => o.Value))}"
            );
        var parameters = new JsonObject
        {
            ["sessionId"] = events.Session,
            ["configId"] = selector.Text("id"),
            ["value"] = value,
        };
        var answer = await connection.CallAsync("session/set_config_option", parameters, cancellation);
        if (answer.Error is { } error)
            return Refused(error, $"does not take '{value}'");
        Options = answer.Result.Member("configOptions") is null ? Options : new AcpOptions(answer.Result);
        return null;
    }

    private async Task<Failure?> SetAsync(string method, string member, string value, CancellationToken cancellation)
    {
        var parameters = new JsonObject { ["sessionId"] = events.Session, [member] = value };
        var answer = await connection.CallAsync(method, parameters, cancellation);
        return answer.Error is { } error ? Refused(error, $"does not take '{value}'") : null;
    }

    private Failure Refused(RpcError error, string doing)
    {
        Error = error;
        return failures.Of(error, doing);
    }

    private JsonObject Hello() =>
        new()
        {
            ["protocolVersion"] = ProtocolVersion,
            ["clientInfo"] = new JsonObject
            {
                ["name"] = "interlock",
                ["title"] = "Interlock",
                ["version"] = typeof(AcpOpening).Assembly.GetName().Version?.ToString(3) ?? "0",
            },
            ["clientCapabilities"] = new JsonObject
            {
                ["fs"] = new JsonObject
                {
                    ["readTextFile"] = true,
                    ["writeTextFile"] = turn.Permission != Permission.ReadOnly,
                },
                ["terminal"] = AcpTerminals.IsOffered(turn),
                ["elicitation"] = new JsonObject { ["form"] = new JsonObject() },
            },
        };
}
