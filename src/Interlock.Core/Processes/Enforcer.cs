using System.Text.Json.Serialization;
using Interlock.Core.Text;

namespace Interlock.Core.Processes;

/// <summary>Who sees to it that a program keeps to its bounds. In JSON <c>snake_case</c>.</summary>
[JsonConverter(typeof(SnakeCaseEnum<Enforcer>))]
public enum Enforcer
{
    /// <summary>Nobody outside: what holds are the agent's own rules for its tools, if it has any.</summary>
    Nobody,

    /// <summary>The agent's own sandbox, which was not tried by us.</summary>
    Agent,

    /// <summary>bubblewrap, tried on this machine.</summary>
    Bubblewrap,
}
