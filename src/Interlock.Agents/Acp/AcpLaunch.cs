using Interlock.Agents.Catalog;
using Interlock.Agents.Protocols;
using Interlock.Core.Agents;
using Interlock.Core.Processes;

namespace Interlock.Agents.Acp;

/// <summary>How the program is started: its arguments and its environment.</summary>
/// <param name="preset">What is known of the agent.</param>
/// <param name="turn">The turn.</param>
/// <param name="home">The turn's home.</param>
/// <param name="user">Where the user keeps his own.</param>
/// <param name="host">The machine.</param>
internal sealed class AcpLaunch(AcpPreset preset, AgentTurn turn, AcpHome home, AcpUser user, AgentHost host)
{
    private const int LargestReport = 64 * 1024 * 1024;
    private static readonly TimeSpan ReportLimit = TimeSpan.FromSeconds(30);

    // Whose programs are found in PATH and look in the home for what they start.
    private static readonly (string Variable, string Folder)[] Toolchains =
    [
        ("ASDF_DATA_DIR", ".asdf"),
        ("NUGET_PACKAGES", ".nuget/packages"),
        ("PYENV_ROOT", ".pyenv"),
        ("RBENV_ROOT", ".rbenv"),
        ("RUSTUP_HOME", ".rustup"),
        ("VOLTA_HOME", ".volta"),
    ];

    /// <summary>Files of a command line that it has to read, whatever holds it back.</summary>
    public IReadOnlyList<string> Files { get; init; } = [];

    /// <summary>The process of a turn.</summary>
    /// <param name="program">The program file.</param>
    /// <param name="arguments">Its first arguments.</param>
    public ProcessSpec Process(string program, IReadOnlyList<string> arguments) =>
        new()
        {
            FileName = program,
            Arguments = [.. arguments, .. Options()],
            WorkingDirectory = turn.Workspace,
            Environment = Variables(),
            Supervised = true,
            Confinement = Confined(),
        };

    /// <summary>The environment of commands that the agent runs through the engine: no keys, no settings of its own.</summary>
    public Dictionary<string, string> TerminalVariables() => Common(host.Environment.ForChild());

    /// <summary>Variables with keys that the agent has.</summary>
    public IReadOnlyCollection<string> Keys => [.. host.Allowed.Where(name => host.Environment[name] is not null)];

    /// <summary>Value of TMPDIR.</summary>
    public string Temporary => home.Temporary;

    /// <summary>The error that the agent told as an ordinary end, or null.</summary>
    public RpcError? HiddenError(string? session) =>
        session is null ? null : preset.HiddenError(turn.Inherit ? user.Home : home.Folder, session);

    /// <summary>The process that prints a session, for an agent whose errors of ACP do not say all; else null.</summary>
    /// <param name="program">The program file.</param>
    /// <param name="session">Id of the session.</param>
    public ProcessSpec? ErrorReport(string program, string session) =>
        preset.ErrorReport is { } report
            ? Process(program, report.Arguments(session)) with
            {
                Timeout = ReportLimit,
                MaxOutputBytes = LargestReport,
            }
            : null;

    /// <summary>How many requests to the model have failed since the turn began, as far as the agent's record says.</summary>
    public int FailedRequests(string? session, DateTimeOffset since) =>
        session is null ? 0 : preset.FailedRequests(turn.Inherit ? user.Home : home.Folder, session, since);

    private string Unpacked => Path.Combine(user.CacheFolder, preset.Name);

    // Strictly confined it can read what it unpacked earlier, and cannot unpack into the user's folder.
    private bool IsCacheShared =>
        preset.SharesCache && (turn.Confinement is not StrictConfinement || Directory.Exists(Unpacked));

    private Confinement? Confined() =>
        turn.Confinement is StrictConfinement strict
            ? strict
                .WithReadOnly([.. IsCacheShared && !turn.Inherit ? (string[])[Unpacked] : [], .. Files])
                .WithWritable(turn.Inherit ? Inherited : [])
            : turn.Confinement;

    // Where a program keeps what is its user's, by the habit of its name.
    private IEnumerable<string> Inherited =>
        preset
            .HomeVariables.Values.Concat(
                ((string[])[".config", ".local/share", ".local/state", ".cache"])
                    .Where(_ => preset.Name.All(char.IsAsciiLetterOrDigit))
                    .Select(folder => Path.Combine(folder, preset.Name))
            )
            .Select(folder => Path.Combine(user.Home, folder));

    private IEnumerable<string> Options()
    {
        if (turn.Model is { } model && preset.ModelArgument is { } modelArgument)
            yield return $"{modelArgument}={model}";
        if (turn.Effort is { } effort && preset.EffortArgument is { } effortArgument)
            yield return $"{effortArgument}={effort}";
        if (preset.SecretsArgument is { } secrets && Keys.Count > 0)
            yield return $"{secrets}={string.Join(',', Keys)}";
    }

    private Dictionary<string, string> Variables()
    {
        var variables = host.Environment.ForChild(host.Allowed);
        if (!turn.Inherit)
        {
            foreach (var name in preset.SettingsVariables)
                variables.Remove(name);
            foreach (var (name, folder) in preset.HomeVariables)
                variables[name] = Path.Combine(home.Folder, folder);
            foreach (var (name, value) in preset.Variables)
                variables[name] = value;
        }

        foreach (var (name, value) in preset.PermissionVariables(turn.Permission))
            variables[name] = value;
        return Common(variables);
    }

    private Dictionary<string, string> Common(Dictionary<string, string> variables)
    {
        if (!turn.Inherit)
        {
            variables["HOME"] = home.Folder;
            variables["XDG_CACHE_HOME"] = IsCacheShared ? user.CacheFolder : Path.Combine(home.Folder, ".cache");
            foreach (var (name, folder) in Toolchains)
                if (!variables.ContainsKey(name) && Directory.Exists(Path.Combine(user.Home, folder)))
                    variables[name] = Path.Combine(user.Home, folder);
            variables["XDG_CONFIG_HOME"] = Path.Combine(home.Folder, ".config");
            variables["XDG_DATA_HOME"] = Path.Combine(home.Folder, ".local", "share");
            variables["XDG_STATE_HOME"] = Path.Combine(home.Folder, ".local", "state");
        }

        foreach (var (name, value) in turn.Variables)
            variables[name] = value;
        variables["TMPDIR"] = home.Temporary;
        variables[ProcessMarks.Run] = turn.Run;
        return variables;
    }
}
