using System.Text;
using Interlock.Agents.Sessions;
using Interlock.Core.Changes;
using Interlock.Core.Processes;
using Interlock.Core.Text;
using Interlock.Core.Workspaces.Files;

namespace Interlock.Agents.Models.Tools;

/// <summary>The files of a workspace, as tools open them: inside only, ordinary files only, of bounded size.</summary>
internal sealed class WorkFiles(string workspace)
{
    /// <summary>Longest file read or written, in bytes.</summary>
    public const int Longest = 10 * 1024 * 1024;

    private static readonly UTF8Encoding Strict = new(
        encoderShouldEmitUTF8Identifier: false,
        throwOnInvalidBytes: true
    );
    private readonly FolderBounds bounds = new(workspace);

    /// <summary>The workspace, links resolved.</summary>
    public string Root { get; } = RealPath.Of(workspace);

    /// <summary>A path as it is shown: from the workspace.</summary>
    public string Shown(string real) => real == Root ? "." : real[(Root.Length + 1)..];

    /// <summary>Where a path leads, or why it may not be used.</summary>
    public (string Real, ToolOutput? Refusal) Find(string path)
    {
        if (path.Split('/').Contains("..", StringComparer.Ordinal))
            return Refuse("must not hold '..'");
        if (path is "." or "./" || path == Root)
            return (Root, null);
        if (path.Any(char.IsControl) || bounds.Below(path) is not { } inside)
            return Refuse("is outside the workspace");
        return inside.Split('/').Any(part => GitNames.IsGitFolder(Encoding.UTF8.GetBytes(part)))
            ? Refuse("is git's own: use git itself")
            : (Path.Combine(Root, inside), null);

        (string, ToolOutput) Refuse(string why) =>
            ("", ToolOutput.Error($"The path '{ExternalText.Line(path, 200)}' {why}."));
    }

    /// <summary>What is at a path found, or null when nothing is.</summary>
    public static FileKind? Kind(string real)
    {
        using var folder = RawFolder.Open(Path.GetDirectoryName(real) ?? "/");
        return folder?.Stat(Encoding.UTF8.GetBytes(Path.GetFileName(real)))?.Kind;
    }

    /// <summary>The text of a file, or why there is none.</summary>
    public async Task<(string Text, ToolOutput? Refusal)> ReadAsync(string path, CancellationToken cancellation)
    {
        var (real, refusal) = Find(path);
        if (refusal is not null)
            return ("", refusal);
        switch (Kind(real))
        {
            case null:
                return ("", ToolOutput.Error($"{path}: there is no such file."));
            case FileKind.Regular:
                break;
            default:
                return ("", ToolOutput.Error($"{path} is no ordinary file; folders are listed with 'list'."));
        }
        if (new FileInfo(real).Length > Longest)
            return ("", ToolOutput.Error($"{path} is larger than {Longest} bytes; read parts of it with the shell."));
        var bytes = await File.ReadAllBytesAsync(real, cancellation);
        return Decode(bytes) is { } text
            ? (text, null)
            : ("", ToolOutput.Error($"{path} is no UTF-8 text ({bytes.Length} bytes)."));
    }

    /// <summary>Writes a file; its mode stays.</summary>
    /// <returns>Why it could not be, or null.</returns>
    public async Task<ToolOutput?> WriteAsync(string path, string text, CancellationToken cancellation)
    {
        var (real, refusal) = Find(path);
        if (refusal is not null)
            return refusal;
        if (Kind(real) is not (null or FileKind.Regular))
            return ToolOutput.Error($"{path} is no ordinary file.");
        Directory.CreateDirectory(Path.GetDirectoryName(real)!);
        await File.WriteAllBytesAsync(real, Strict.GetBytes(text), cancellation);
        return null;
    }

    /// <summary>Bytes as text, or null when they are none. A byte order mark stays part of it.</summary>
    public static string? Decode(byte[] bytes)
    {
        try
        {
            return bytes.AsSpan().Contains((byte)0) ? null : Strict.GetString(bytes);
        }
        catch (DecoderFallbackException)
        {
            return null;
        }
    }
}
