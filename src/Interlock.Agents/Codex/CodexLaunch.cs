using Interlock.Agents.Sessions;
using Interlock.Core.Agents;
using Interlock.Core.Processes;

namespace Interlock.Agents.Codex;

/// <summary>How the program is started: its options and its environment.</summary>
internal static class CodexLaunch
{
    /// <summary>The process of a turn.</summary>
    public static ProcessSpec Process(string program, AgentTurn turn, AgentHome home, RuntimeHost<CodexUser> host)
    {
        var variables = Variables(home, host);
        foreach (var (name, value) in turn.Variables)
            variables[name] = value;
        variables[ProcessMarks.Run] = turn.Run;
        return new ProcessSpec
        {
            FileName = program,
            Arguments = [.. home.IsInherited ? CodexConfig.Overrides(host, turn) : [], "app-server"],
            WorkingDirectory = turn.Workspace,
            Environment = variables,
            Supervised = true,
            // Its own sandbox works inside the strict one; the guard's /proc it cannot mount over.
            Confinement = (home.Open(turn.Confinement) as StrictConfinement)?.WithOwnSandbox(),
        };
    }

    /// <summary>A process that answers requests and takes no turn.</summary>
    public static ProcessSpec Query(string program, AgentHome home, RuntimeHost<CodexUser> host) =>
        new()
        {
            FileName = program,
            Arguments = ["app-server"],
            WorkingDirectory = home.Temporary,
            Environment = Variables(home, host),
            Supervised = true,
        };

    private static Dictionary<string, string> Variables(AgentHome home, RuntimeHost<CodexUser> host)
    {
        var variables = host.Environment.ForChild(host.User.SecretVariables.Concat(host.Allowed));
        variables["CODEX_HOME"] = home.Folder;
        variables["TMPDIR"] = home.Temporary;
        return variables;
    }
}
