using System.Text;
using Interlock.Core.Text;

namespace Interlock.Core.Runs.Reporting;

/// <summary>Reads small files of a run's sessions; what is a link, too large or not there counts as not there.</summary>
/// <param name="run">Folder of the run that is reported.</param>
/// <param name="part">Folder of the run whose sessions they are, below that; empty for itself.</param>
/// <param name="redactor">Takes secrets out of texts, or null.</param>
internal sealed class SessionFiles(string run, string part, Redactor? redactor)
{
    private const int MostBytes = 400_000;

    /// <summary>Folder of a session below the run's, or null when its name is no plain one.</summary>
    internal string? FolderOf(string name) =>
        name.Length is > 0 and < 200 && name is not ("." or "..") && Path.GetFileName(name) == name
            ? Path.Combine(part, "sessions", name)
            : null;

    /// <summary>The beginning of a file, clean; null when there is none.</summary>
    /// <param name="folder">Folder as <see cref="FolderOf"/> gives it.</param>
    /// <param name="name">Name of the file.</param>
    internal string? Read(string folder, string name)
    {
        var file = new FileInfo(Path.Combine(run, folder, name));
        try
        {
            if (!file.Exists || file.LinkTarget is not null || file.Length == 0)
                return null;
            using var stream = file.OpenRead();
            var bytes = new byte[Math.Min(file.Length, MostBytes)];
            var text = Encoding.UTF8.GetString(bytes.AsSpan(0, stream.ReadAtLeast(bytes, bytes.Length, false)));
            var clean = redactor?.Clean(text) ?? ExternalText.Clean(text, int.MaxValue);
            return file.Length <= MostBytes ? clean : $"{clean}\n[… {file.Length - MostBytes} bytes left out …]";
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return $"[{name} cannot be read: {ExternalText.Line(e.Message, 200)}]";
        }
    }
}
