namespace Interlock.Core.Landing;

/// <summary>What lies at a path of a checkout.</summary>
internal enum PathKind
{
    /// <summary>Nothing.</summary>
    Absent,

    /// <summary>A regular file.</summary>
    File,

    /// <summary>A regular file that its owner may execute.</summary>
    Executable,

    /// <summary>A symbolic link.</summary>
    Link,

    /// <summary>A folder.</summary>
    Folder,

    /// <summary>A pipe, socket or device, or something that cannot be read.</summary>
    Special,

    /// <summary>A folder on the way is a link: the path leads elsewhere.</summary>
    Detour,
}
