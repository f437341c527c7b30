namespace Interlock.Core.Workspaces.Files;

/// <summary>What a directory entry is, without following links.</summary>
public enum FileKind
{
    /// <summary>An ordinary file.</summary>
    Regular,

    /// <summary>A folder.</summary>
    Folder,

    /// <summary>A symbolic link.</summary>
    Link,

    /// <summary>A FIFO.</summary>
    Fifo,

    /// <summary>A socket.</summary>
    Socket,

    /// <summary>A block or character device, or anything else.</summary>
    Device,
}
