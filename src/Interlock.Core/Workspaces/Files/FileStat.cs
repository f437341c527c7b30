using System.Runtime.InteropServices;

namespace Interlock.Core.Workspaces.Files;

/// <summary>Status of a directory entry itself (lstat).</summary>
/// <param name="Mode">Type and permission bits, as in <c>st_mode</c>.</param>
/// <param name="Links">Count of hard links.</param>
/// <param name="Size">Bytes.</param>
/// <param name="ModifiedSeconds">Time of the last change of content, seconds since 1970.</param>
/// <param name="ModifiedNanoseconds">Its fraction.</param>
/// <param name="ChangedSeconds">Time of the last change of the inode (no program can set it), seconds since 1970.</param>
/// <param name="ChangedNanoseconds">Its fraction.</param>
/// <param name="Inode">Inode number.</param>
/// <param name="User">Owner.</param>
/// <param name="Group">Group.</param>
[StructLayout(LayoutKind.Auto)]
public readonly record struct FileStat(
    uint Mode,
    ulong Links,
    long Size,
    long ModifiedSeconds,
    uint ModifiedNanoseconds,
    long ChangedSeconds,
    uint ChangedNanoseconds,
    ulong Inode,
    uint User,
    uint Group
)
{
    private const uint TypeMask = 0xF000;

    /// <summary>Set-user, set-group and sticky bits.</summary>
    public const uint SpecialBits = 0xE00;

    /// <summary>What the entry is.</summary>
    public FileKind Kind =>
        (Mode & TypeMask) switch
        {
            0x8000 => FileKind.Regular,
            0x4000 => FileKind.Folder,
            0xA000 => FileKind.Link,
            0x1000 => FileKind.Fifo,
            0xC000 => FileKind.Socket,
            _ => FileKind.Device,
        };

    /// <summary>Permission bits with the special ones (07777).</summary>
    public uint Permissions => Mode & 0xFFF;

    /// <summary>The mode git would record: <c>100644</c>, <c>100755</c> or <c>120000</c>, as a number.</summary>
    public uint GitMode =>
        Kind switch
        {
            FileKind.Link => 0xA000,
            FileKind.Regular => (Mode & 0x40) != 0 ? 0x81EDu : 0x81A4u,
            _ => 0,
        };

    /// <summary>Whether nothing of the file was touched between two looks.</summary>
    public bool SameAs(FileStat other) =>
        (Mode, Size, ModifiedSeconds, ModifiedNanoseconds, ChangedSeconds, ChangedNanoseconds, Inode)
        == (
            other.Mode,
            other.Size,
            other.ModifiedSeconds,
            other.ModifiedNanoseconds,
            other.ChangedSeconds,
            other.ChangedNanoseconds,
            other.Inode
        );
}
