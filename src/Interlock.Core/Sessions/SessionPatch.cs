using Interlock.Core.Workspaces.Files;

namespace Interlock.Core.Sessions;

/// <summary>The file with all that a session changed.</summary>
public static class SessionPatch
{
    /// <summary>Writes it, whole or not at all.</summary>
    /// <exception cref="IOException">The disk is full, or the folder gone.</exception>
    public static void Write(SessionFolder folder, ReadOnlySpan<byte> patch) => AtomicFile.Write(folder.Patch, patch);

    /// <summary>Reads it; empty when nothing was captured.</summary>
    public static byte[] Read(SessionFolder folder) => AtomicFile.Read(folder.Patch) ?? [];
}
