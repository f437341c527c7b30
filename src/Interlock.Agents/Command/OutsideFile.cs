using System.Text;
using System.Text.Json;
using Interlock.Core.Workspaces.Files;

namespace Interlock.Agents.Command;

/// <summary>A small file that a program may have written, or put a link, a pipe or a folder in the place of.</summary>
/// <param name="path">Where it is.</param>
/// <param name="most">The most bytes that are read.</param>
internal sealed class OutsideFile(string path, long most)
{
    /// <summary>Where it is.</summary>
    public string Path { get; } = path;

    /// <summary>Whether something is there.</summary>
    public bool IsThere => File.Exists(Path) || Directory.Exists(Path) || Info.LinkTarget is not null;

    private FileInfo Info => new(Path);

    /// <summary>Text of UTF-8 bytes, without a byte order mark.</summary>
    public static string Decode(ReadOnlySpan<byte> bytes) =>
        Encoding.UTF8.GetString(
            bytes.StartsWith(Encoding.UTF8.Preamble) ? bytes[Encoding.UTF8.Preamble.Length..] : bytes
        );

    /// <summary>Removes what is there; a link is removed, never followed.</summary>
    public void Remove()
    {
        if (Directory.Exists(Path) && Info.LinkTarget is null)
            TreeDeletion.Run(Path);
        else
            File.Delete(Path);
    }

    /// <summary>The text, or what is wrong with the file: <c>is not a regular file</c>.</summary>
    public (string Text, string? Problem) Read()
    {
        var file = Info;
        if (file.LinkTarget is not null || !file.Exists)
            return ("", "is not a regular file");
        if (file.Length > most)
            return ("", $"is longer than {most} bytes");
        // Pipes and devices have no length, and opening one could wait for ever.
        return (file.Length == 0 ? "" : Decode(File.ReadAllBytes(Path)), null);
    }

    /// <summary>The JSON object in the file, or what is wrong with it; neither when nothing is there.</summary>
    public (JsonElement? Json, string? Problem) ReadJson()
    {
        if (!IsThere)
            return (null, null);
        try
        {
            var (text, problem) = Read();
            if (problem is not null)
                return (null, problem);
            var json = JsonElement.Parse(text);
            return json.ValueKind == JsonValueKind.Object ? (json, null) : (null, "is no JSON object");
        }
        catch (JsonException)
        {
            return (null, "is no JSON object");
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            return (null, "cannot be read");
        }
    }

    /// <summary>Writes the file anew.</summary>
    public void Write(ReadOnlySpan<byte> content)
    {
        Remove();
        using var file = new FileStream(Path, FileMode.CreateNew, FileAccess.Write, FileShare.Read);
        file.Write(content);
    }
}
