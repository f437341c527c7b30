using System.Collections.Frozen;
using System.Text.Json;
using Interlock.Core.Processes;

namespace Interlock.Core.Agents;

/// <summary>One request to an agent. It is complete: an adapter reads nothing else.</summary>
public sealed record AgentTurn
{
    /// <summary>What the agent is asked to do.</summary>
    public required AgentRole Role { get; init; }

    /// <summary>Id of the run.</summary>
    public required string Run { get; init; }

    /// <summary>Key of the step; unique in the run.</summary>
    public required string Step { get; init; }

    /// <summary>Task id, when the turn belongs to one.</summary>
    public string? Task { get; init; }

    /// <summary>Round, counted from 1.</summary>
    public int Round { get; init; } = 1;

    /// <summary>The whole prompt.</summary>
    public required string Prompt { get; init; }

    /// <summary>JSON Schema that the final message must satisfy, or null for free text.</summary>
    public JsonElement? Schema { get; init; }

    /// <summary>Directory the agent works in.</summary>
    public required string Workspace { get; init; }

    /// <summary>Variables of the workspace (its ports), to be set for the agent.</summary>
    public IReadOnlyDictionary<string, string> Variables { get; init; } = FrozenDictionary<string, string>.Empty;

    /// <summary>Folder for this turn's records, outside every workspace; exists. The agent cannot write there.</summary>
    public required string SessionFolder { get; init; }

    /// <summary>
    /// Folder in the session folder for what the agent writes itself: its result, its questions, temporary files, and
    /// its home when there is no <see cref="HomeFolder"/>. Who confines the agent makes it.
    /// </summary>
    public string AgentFolder => AgentFolderOf(SessionFolder);

    /// <summary>What the agent may touch.</summary>
    public Permission Permission { get; init; } = Permission.Limited;

    /// <summary>
    /// How the program of a vendor's runtime is held back, or null when it is not. It has the network, since it has to
    /// reach its model; what the runtime starts for its tools is the adapter's to cut off.
    /// </summary>
    public Confinement? Confinement { get; init; }

    /// <summary>
    /// How a program of the user's own (<c>command:</c>) is held back where that differs, and a direct model's commands that
    /// must not reach the network; null: as <see cref="ToolConfinement"/> says.
    /// </summary>
    public Confinement? CommandConfinement { get; init; }

    /// <summary>How a program is held back that the engine starts for a tool, and that needs no model.</summary>
    public Confinement? ToolConfinement => Confinement?.WithNetwork(Network ?? Permission == Permission.Full);

    /// <summary>Model to ask for, or null for the runtime's default.</summary>
    public string? Model { get; init; }

    /// <summary>Wall-clock limit of the turn.</summary>
    public TimeSpan Timeout { get; init; } = TimeSpan.FromMinutes(30);

    /// <summary>
    /// Longest silence of the model while nothing else works, for runtimes that do not end a stalled stream themselves.
    /// </summary>
    public TimeSpan IdleTimeout { get; init; } = TimeSpan.FromMinutes(10);

    /// <summary>
    /// Longest silence of a program of the user's own (<c>command:</c>); null: as long as the turn, since such a program
    /// may well say nothing before its end.
    /// </summary>
    public TimeSpan? CommandIdleTimeout { get; init; }

    /// <summary>Progress for people: one short line, already free of control characters.</summary>
    public Action<string>? Progress { get; init; }

    /// <summary>The runtime's own id of the conversation to go on with, or null for a new one.</summary>
    public string? Resume { get; init; }

    /// <summary>
    /// Folder where the runtime's configuration home stays from turn to turn of a conversation; null for
    /// <see cref="AgentFolder"/>, and then nothing can be resumed.
    /// </summary>
    public string? HomeFolder { get; init; }

    /// <summary>Instructions beside the prompt, added to the runtime's system prompt, or null.</summary>
    public string? Instructions { get; init; }

    /// <summary>Effort of reasoning, in the runtime's own word, or null for its default.</summary>
    public string? Effort { get; init; }

    /// <summary>Pictures that belong to the prompt: absolute paths.</summary>
    public IReadOnlyList<string> Images { get; init; } = [];

    /// <summary>Whether the user's own settings, hooks, servers, skills and instructions are in force.</summary>
    public bool Inherit { get; init; }

    /// <summary>Whether the agent's tools reach the network; null: with <see cref="Permission.Full"/> only.</summary>
    public bool? Network { get; init; }

    /// <summary>What the turn may spend.</summary>
    public TurnLimits Limits { get; init; } = TurnLimits.None;

    /// <summary>Answers what the agent asks; null when nobody does: then it is told to decide by itself.</summary>
    public Func<AgentQuestion, CancellationToken, Task<AgentAnswer>>? Ask { get; init; }

    /// <summary>What was told in confidence, perhaps in <see cref="Prompt"/>: the agent may know it, no record may.</summary>
    public IReadOnlyList<string> Secrets { get; init; } = [];

    /// <summary>
    /// Told, before the agent starts, the values that its adapter keeps out of every record, its login among them: what
    /// the agent leaves in its workspace is looked through for them.
    /// </summary>
    public Action<IReadOnlyList<string>>? Known { get; init; }

    /// <summary>Told what is new while the turn runs; from any thread, one call at a time.</summary>
    public Action<TurnUpdate>? Update { get; init; }

    /// <summary>Ends the turn and keeps the conversation: its failure is then <c>interrupted</c>.</summary>
    public CancellationToken Interrupt { get; init; }

    /// <summary>The folder of the agent in the session folder of a turn.</summary>
    /// <param name="sessionFolder">The turn's session folder.</param>
    public static string AgentFolderOf(string sessionFolder) => Path.Combine(sessionFolder, "agent");
}
