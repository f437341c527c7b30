using Interlock.Agents.Catalog;
using Interlock.Agents.Sessions;
using Interlock.Core.Agents;

namespace Interlock.Agents.Acp;

/// <summary>Looks whether an agent can be used here: installed, and how it is logged in, as far as files tell.</summary>
internal sealed class AcpProbe(string name, AcpProgram program, AgentHost host)
{
    public async Task<AgentProbe> RunAsync(CancellationToken cancellation)
    {
        var (file, _, missing) = program.Find(host);
        if (missing is not null || !program.Preset.HasVersion)
            return new AgentProbe(name, null, missing is null ? Login() : null, missing);
        var (version, failure) = await ProgramVersion.AskAsync(file!, host.Processes, host.Environment, cancellation);
        return new AgentProbe(
            name,
            version?.ToString(),
            Login(),
            failure is { Class: not "agent_timeout" }
                ? failure with
                {
                    Remedy = $"Install it again: {program.Preset.Install}",
                }
                : failure
        );
    }

    private string? Login()
    {
        var user = new AcpUser(host.Environment);
        return program.Preset.Keys.FirstOrDefault(key =>
                host.Allowed.Contains(key) && host.Environment[key] is not null
            )
                is { } set
                ? $"key in {set}"
            : program.Preset.Logins.Select(path => user.Own(program.Preset, path)).FirstOrDefault(File.Exists)
                is { } file
                ? $"stored in {file}"
            : program.Preset.Configured(user);
    }
}
