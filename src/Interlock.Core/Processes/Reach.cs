using System.Text.Json.Serialization;
using Interlock.Core.Text;

namespace Interlock.Core.Processes;

/// <summary>How far a confined program reaches into one kind of thing. In JSON <c>snake_case</c>.</summary>
[JsonConverter(typeof(SnakeCaseEnum<Reach>))]
public enum Reach
{
    /// <summary>Nothing of it.</summary>
    None,

    /// <summary>Its own only; the rest is not there (of files the system's are, read-only).</summary>
    Own,

    /// <summary>Everything, but what must not change is read-only.</summary>
    Guarded,

    /// <summary>Whatever the user himself reaches.</summary>
    All,
}
