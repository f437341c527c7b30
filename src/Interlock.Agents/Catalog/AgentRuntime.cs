using Interlock.Core.Agents;
using Interlock.Core.Failures;

namespace Interlock.Agents.Catalog;

/// <summary>A runtime that names can begin with.</summary>
/// <param name="Name">What stands before the colon.</param>
/// <param name="Forms">The forms that its names have, for help and messages.</param>
/// <param name="Check">Why a name of this runtime names no agent, or null; see <see cref="NameRules"/>.</param>
/// <param name="Create">Makes the agent of a name that passed the check.</param>
public sealed record AgentRuntime(
    string Name,
    IReadOnlyList<string> Forms,
    Func<AgentName, Failure?> Check,
    Func<AgentName, AgentHost, IAgent> Create
)
{
    /// <summary>Whether a free text follows the colon, in which a comma need not begin the next agent.</summary>
    public bool TakesText { get; init; }

    /// <summary>Names that <c>auto</c> and <c>doctor</c> look at, in that order; none when it has to be named.</summary>
    public IReadOnlyList<string> Probed { get; init; } = [];
}
