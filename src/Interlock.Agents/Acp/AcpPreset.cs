namespace Interlock.Agents.Acp;

/// <summary>A row of <see cref="AcpPresets"/>: how one agent that speaks ACP is started, isolated and read.</summary>
/// <param name="Name">What stands after <c>acp:</c>.</param>
/// <param name="Program">Program in PATH.</param>
/// <param name="Arguments">Arguments that make it speak ACP over its pipes.</param>
/// <param name="Install">How it is installed, for a remedy.</param>
/// <param name="LogIn">How a user logs in, for a remedy.</param>
internal sealed record AcpPreset(
    string Name,
    string Program,
    IReadOnlyList<string> Arguments,
    string Install,
    string LogIn
)
{
    /// <summary>Switches: what updates, reports home or reads the repository's own settings is off.</summary>
    public IReadOnlyDictionary<string, string> Variables { get; init; } = new Dictionary<string, string>();

    /// <summary>Variables that name a folder of settings, and that folder below the home.</summary>
    public IReadOnlyDictionary<string, string> HomeVariables { get; init; } = new Dictionary<string, string>();

    /// <summary>Variables with which a user names settings of his own: they are left out.</summary>
    public IReadOnlyList<string> SettingsVariables { get; init; } = [];

    /// <summary>Files of a stored login, below the home.</summary>
    public IReadOnlyList<string> Logins { get; init; } = [];

    /// <summary>In words: what of the user's settings lets it answer without a stored login, or null.</summary>
    public Func<AcpUser, string?> Configured { get; init; } = _ => null;

    /// <summary>Variables that can hold a key; an agent gets those that <c>agents.env</c> names.</summary>
    public IReadOnlyList<string> Keys { get; init; } = [];

    /// <summary>The <c>authenticate</c> method that uses a key, by the key's variable.</summary>
    public IReadOnlyDictionary<string, string> KeyMethods { get; init; } = new Dictionary<string, string>();

    /// <summary>What of the home stays from turn to turn; null for all of it.</summary>
    public IReadOnlyList<string>? Records { get; init; }

    /// <summary>Settings of ours and the part of the user's that says where his model lives.</summary>
    public Func<AcpUser, IEnumerable<AcpSettingsFile>> Settings { get; init; } = _ => [];

    /// <summary>Variables that carry the turn's permission.</summary>
    public Func<Core.Agents.Permission, IEnumerable<(string Name, string Value)>> PermissionVariables { get; init; } =
        _ => [];

    /// <summary>The agent's own mode for a permission, or null to leave it.</summary>
    public Func<Core.Agents.Permission, string?> Mode { get; init; } = _ => null;

    /// <summary><c>_meta</c> of a new or resumed session, as JSON, or null.</summary>
    public string? SessionMeta { get; init; }

    /// <summary>Option that names the model at the start, for an agent that offers no choice in its session.</summary>
    public string? ModelArgument { get; init; }

    /// <summary>Option that names the effort of reasoning.</summary>
    public string? EffortArgument { get; init; }

    /// <summary>Option that names variables whose values its own commands do not see.</summary>
    public string? SecretsArgument { get; init; }

    /// <summary>What the usage that ends a turn counts.</summary>
    public AcpUsageScope Usage { get; init; } = AcpUsageScope.Unknown;

    /// <summary>
    /// The error of a turn that the agent told as an ordinary end, from its own record: by the folder of its settings
    /// and the session; null when there was none.
    /// </summary>
    public Func<string, string, Protocols.RpcError?> HiddenError { get; init; } = (_, _) => null;

    /// <summary>
    /// Arguments that make it print a session, by its id, and what reads the error of its last turn out of that; null
    /// when an error of ACP says all that there is.
    /// </summary>
    public (Func<string, string[]> Arguments, Func<byte[], Protocols.RpcError?> Read)? ErrorReport { get; init; }

    /// <summary>
    /// How many requests of a session to its model have failed since a moment, by its own record in its home: for an
    /// agent that tries again without a word.
    /// </summary>
    public Func<string, string, DateTimeOffset, int> FailedRequests { get; init; } = (_, _, _) => 0;

    /// <summary>Whether <c>PROGRAM --version</c> tells a version.</summary>
    public bool HasVersion { get; init; } = true;

    /// <summary>Whether it unpacks itself into the user's cache folder, too large for every session.</summary>
    public bool SharesCache { get; init; }

    /// <summary>Whether it asks before all that changes something, by itself or by our settings.</summary>
    public bool Asks { get; init; }
}
