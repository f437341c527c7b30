using Interlock.Agents.Models.Clients;
using Interlock.Agents.Models.Providers;
using Interlock.Agents.Sessions;
using Interlock.Core.Agents;
using Interlock.Core.Processes;

namespace Interlock.Agents.Models;

/// <summary>What a turn of a direct model needs from outside.</summary>
/// <param name="Name">The agent as the user named it.</param>
/// <param name="Provider">The provider.</param>
/// <param name="Processes">Starts the shell.</param>
/// <param name="Environment">The variables of the engine.</param>
/// <param name="Allowed">Variables that commands may see, but for secrets.</param>
/// <param name="Time">The clock.</param>
internal sealed record ModelHost(
    string Name,
    Provider Provider,
    ProcessRunner Processes,
    HostEnvironment Environment,
    IReadOnlyList<string> Allowed,
    TimeProvider Time
)
{
    /// <summary>The client of the provider's protocol.</summary>
    public IModelClient Client(ProviderAccess access) =>
        Provider.Api switch
        {
            ApiKind.Responses => new OpenAiResponses(Provider, access, Time),
            ApiKind.Chat => new OpenAiChat(Provider, access, Time),
            _ => new AnthropicMessages(Provider, access, Time),
        };

    /// <summary>The environment of commands: no key is in it, not even one that is allowed; the engine itself has those.</summary>
    public IReadOnlyDictionary<string, string> Variables(AgentTurn turn)
    {
        var variables = Environment.ForChild(Allowed.Where(name => !HostEnvironment.LooksSecret(name)));
        foreach (var (name, value) in turn.Variables)
            variables[name] = value;
        variables[ProcessMarks.Run] = turn.Run;
        var temporary = Path.Combine(turn.AgentFolder, "tmp");
        PrivateFiles.MakeBelow(turn.AgentFolder, temporary); // another agent of this turn may have put a link there
        variables["TMPDIR"] = temporary;
        return variables;
    }

    /// <summary>Values that no record may show.</summary>
    public IEnumerable<string> Secrets(ProviderAccess access) =>
        Environment.SecretValues.Append(access.Key).Append(access.Url.UserInfo);
}
