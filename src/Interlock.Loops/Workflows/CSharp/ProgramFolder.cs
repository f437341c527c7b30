using System.Globalization;
using Interlock.Core.Processes;

namespace Interlock.Loops.Workflows.CSharp;

/// <summary>Where a compiled workflow lies while it runs; named after its engine, so that a later one finds what a dead one left.</summary>
internal static class ProgramFolder
{
    private const string Prefix = "interlock-workflow-";

    /// <summary>Makes a folder that only this user can open, and removes those of dead engines.</summary>
    public static string Create()
    {
        var all = Path.GetTempPath();
        foreach (var old in Directory.EnumerateDirectories(all, Prefix + "*"))
            if (OwnerOf(Path.GetFileName(old)) is not { } owner || ProcessIdentity.Of(owner) is null)
                Remove(old);
        return Directory
            .CreateTempSubdirectory($"{Prefix}{Environment.ProcessId.ToString(CultureInfo.InvariantCulture)}-")
            .FullName;
    }

    /// <summary>Removes a folder; one of another user stays, and is no error.</summary>
    public static void Remove(string folder)
    {
        try
        {
            Directory.Delete(folder, recursive: true);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return; // another engine is at it, or it belongs to somebody else: a later one tries again
        }
    }

    private static int? OwnerOf(string name) =>
        int.TryParse(name[Prefix.Length..].Split('-')[0], CultureInfo.InvariantCulture, out var pid) ? pid : null;
}
