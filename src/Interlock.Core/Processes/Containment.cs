namespace Interlock.Core.Processes;

/// <summary>How surely a supervised process and its descendants are dead when its turn is over.</summary>
public enum Containment
{
    /// <summary>
    /// No supervisor: the process tree is killed as far as it still hangs together; daemons may survive.
    /// </summary>
    None,

    /// <summary>
    /// macOS: the supervisor kills the program's process group; a descendant that made its own session may survive.
    /// </summary>
    ProcessGroup,

    /// <summary>
    /// Linux: the supervisor inherits every orphan (<c>PR_SET_CHILD_SUBREAPER</c>), so daemons die too.
    /// </summary>
    Subreaper,
}
