using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Interlock.Agents.Protocols;
using Interlock.Agents.Sessions;
using Interlock.Core.Agents;
using Interlock.Core.Processes;
using Interlock.Core.Workspaces.Files;

namespace Interlock.Agents.Acp.Files;

/// <summary>
/// <c>fs/read_text_file</c> and <c>fs/write_text_file</c>, inside the workspace only. A path is resolved first; then
/// each folder is opened in the one before and no link is followed, so that one swapped meanwhile leads nowhere.
/// </summary>
/// <param name="workspace">The workspace.</param>
/// <param name="permission">What the agent may touch.</param>
internal sealed class AcpFiles(string workspace, Permission permission)
{
    /// <summary>Most bytes read or written at once.</summary>
    public const int Largest = 16 * 1024 * 1024;

    private const uint NewFile = 0x1A4; // 0644
    private readonly FolderBounds bounds = new(workspace);
    private int written;

    /// <summary>Reads a file, or some lines of it.</summary>
    public AcpAnswer Read(JsonElement request)
    {
        if (Locate(request) is not { } place)
            return Outside(request);
        using var folder = Open(place.Folder, make: false);
        using var file = folder?.OpenFile(place.Name);
        if (file is null)
            return AcpAnswer.Missing(request.Text("path") ?? "");
        if (file.Length > Largest)
            return AcpAnswer.Refuse($"The file has {file.Length} bytes; at most {Largest} are read.");
        var bytes = new byte[file.Length];
        var count = file.ReadAtLeast(bytes, bytes.Length, throwOnEndOfStream: false);
        var text = Encoding.UTF8.GetString(bytes, 0, count);
        return AcpAnswer.Of(
            new JsonObject { ["content"] = Lines(text, request.Number("line"), request.Number("limit")) }
        );
    }

    /// <summary>Writes a file whole: a new one takes the place of the old, whose other names keep the old content.</summary>
    public AcpAnswer Write(JsonElement request)
    {
        if (permission == Permission.ReadOnly)
            return AcpAnswer.Refuse("You may only read the workspace.");
        if (Locate(request) is not { } place)
            return Outside(request);
        if (request.Text("content") is not { } content)
            return AcpAnswer.Refuse("There is no content.");
        var bytes = Encoding.UTF8.GetBytes(content);
        if (bytes.Length > Largest)
            return AcpAnswer.Refuse($"The content has {bytes.Length} bytes; at most {Largest} are written.");
        using var folder = Open(place.Folder, make: true);
        if (folder is null)
            return AcpAnswer.Fail("Its folder cannot be opened.");
        return Replace(folder, place.Name, bytes)
            ? AcpAnswer.Done()
            : AcpAnswer.Fail("It cannot be written: it is no ordinary file, or its folder forbids it.");
    }

    private bool Replace(RawFolder folder, byte[] name, byte[] bytes)
    {
        var old = folder.Stat(name);
        if (old is { Kind: not FileKind.Regular })
            return false;
        var beside = Encoding.ASCII.GetBytes($".interlock-{++written}.tmp");
        _ = folder.RemoveFile(beside); // of a turn that was killed
        using (var file = folder.CreateFile(beside, (old?.Permissions & 0x1FF) ?? NewFile))
        {
            if (file is null)
                return false;
            file.Write(bytes);
        }

        if (folder.Move(beside, folder, name))
            return true;
        _ = folder.RemoveFile(beside);
        return false;
    }

    private RawFolder? Open(byte[] path, bool make)
    {
        using var top = RawFolder.Open(RealPath.Of(workspace));
        return make ? top?.MakeBelow(path) : top?.OpenBelow(path);
    }

    private (byte[] Folder, byte[] Name)? Locate(JsonElement request)
    {
        if (
            request.Text("path") is not { Length: > 0 } path
            || path.Contains('\0')
            || bounds.Below(path) is not { } below
        )
            return null;
        var cut = below.LastIndexOf('/');
        return (Encoding.UTF8.GetBytes(cut < 0 ? "" : below[..cut]), Encoding.UTF8.GetBytes(below[(cut + 1)..]));
    }

    private static AcpAnswer Outside(JsonElement request) =>
        AcpAnswer.Refuse($"'{request.Text("path")}' is not inside the workspace.");

    // Lines are counted from 1 and keep their ends.
    private static string Lines(string text, long? line, long? limit)
    {
        var first = Math.Max(line ?? 1, 1);
        var start = 0;
        for (var at = 1L; at < first && start < text.Length; at++)
            start = Next(text, start);
        var end = limit is null ? text.Length : start;
        for (var taken = 0L; taken < limit && end < text.Length; taken++)
            end = Next(text, end);
        return text[start..end];
    }

    private static int Next(string text, int from) =>
        text.IndexOf('\n', from) is >= 0 and var at ? at + 1 : text.Length;
}
