using Interlock.Agents.Catalog;
using Interlock.Agents.Limits;
using Interlock.Agents.Prices;
using Interlock.Agents.Replay;
using Interlock.Agents.Resilience;
using Interlock.Core.Agents;
using Interlock.Core.Failures;
using Interlock.Core.Processes;

namespace Interlock.Agents;

/// <summary>
/// Makes agents of the names that people give them: <c>codex</c>, <c>claude:MODEL</c>, <c>codex,claude</c>; see
/// <see cref="AgentNames"/> for how names are read and <see cref="AgentRuntimes"/> for what there is.
/// </summary>
/// <param name="callerDirectory">Where the user called interlock; relative programs of <c>command:</c> are found there.</param>
/// <param name="processes">Starts the agents' programs.</param>
/// <param name="environment">The variables of the engine.</param>
/// <param name="time">The clock.</param>
/// <param name="allowed">Variables that agents may see even though they look like secrets, by name.</param>
public sealed class AgentCatalog(
    string callerDirectory,
    ProcessRunner processes,
    HostEnvironment environment,
    TimeProvider time,
    params IReadOnlyList<string> allowed
)
{
    private readonly AgentHost host = new(callerDirectory, processes, environment, time, allowed);

    /// <summary>The forms that a name can have, for help and messages.</summary>
    public static IReadOnlyList<string> Forms => AgentNames.Forms;

    /// <summary>Why a name names no agent, or null when it does.</summary>
    public static Failure? Check(string name) => AgentNames.Read(name).Failure;

    /// <summary>Spreads the waits for providers.</summary>
    public Random Random { get; init; } = new();

    /// <summary>How long a provider is waited for.</summary>
    public RetryPolicy Retries { get; init; } = RetryPolicy.Default;

    /// <summary>Prices that win over the built-in ones and those of <see cref="PriceBook.Variable"/>.</summary>
    public IReadOnlyList<Price> Prices { get; init; } = [];

    /// <summary>The agent of a name, or of several that take over from each other, held to the limits of its turns.</summary>
    /// <exception cref="ArgumentException">
    /// The name names none, see <see cref="Check"/>; or it names <c>auto</c>, see <see cref="ChooseAsync"/>.
    /// </exception>
    /// <param name="name">The name.</param>
    /// <param name="model">The model that the turns will ask for, where that is known; else that of the name.</param>
    public IAgent Create(string name, string? model = null)
    {
        var (names, wrong) = AgentNames.Read(name);
        if (wrong is not null)
            throw new ArgumentException(wrong.Message, nameof(name));
        if (AgentNames.HasAuto(name))
            throw new ArgumentException($"'{name}' has to be resolved first.", nameof(name));
        var (book, unreadable) = PriceBook.Of(environment, callerDirectory);
        var agents = names
            .Select(one => (IAgent)new PricedAgent(Runtime(one), model ?? Model(one), book.With(Prices), unreadable))
            .ToList();
        return new RecordedAgent(new LimitedAgent(new ResilientAgent(name, agents, Retries, Random, time), time));
    }

    /// <summary>
    /// Finds what <c>auto</c> stands for, in the order of <see cref="AgentRuntimes.All"/>: the first agent that is
    /// installed and logged in, else the first whose login cannot be seen. Spends nothing.
    /// </summary>
    public async Task<AutoChoice> ChooseAsync(CancellationToken cancellation)
    {
        var looked = new List<AgentProbe>();
        foreach (var name in AgentRuntimes.All.SelectMany(runtime => runtime.Probed))
        {
            looked.Add(await Runtime(AgentName.Of(name)).ProbeAsync(cancellation));
            if (looked[^1] is { Failure: null, Login: not null })
                break;
        }
        return AutoChoice.Of(looked);
    }

    private static string? Model(AgentName name) =>
        AgentRuntimes.Find(name.Runtime) is { TakesText: false } ? name.Rest : null;

    /// <summary>The bare runtime of one name, without what the catalog puts around it.</summary>
    public IAgent Runtime(AgentName name) =>
        AgentRuntimes.Find(name.Runtime) is { } runtime
            ? runtime.Create(name, host)
            : throw new ArgumentException($"'{name.Text}' is no runtime.", nameof(name));
}
