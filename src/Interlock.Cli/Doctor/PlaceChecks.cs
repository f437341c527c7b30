using Interlock.Cli.CommandLine;

namespace Interlock.Cli.Doctor;

/// <summary>The folder for state and the disk below it.</summary>
internal static class PlaceChecks
{
    private const long Little = 2L << 30;
    private const long TooLittle = 200L << 20;

    /// <summary>Whether state can be written, and lies outside the repository that agents change.</summary>
    /// <param name="face">The outside.</param>
    /// <param name="repository">Top of the repository around the user, or null.</param>
    public static DoctorFinding State(Face face, string? repository)
    {
        var root = face.Home.Root;
        const string remedy =
            "set INTERLOCK_HOME to a folder that you can write and that lies outside every repository";
        if (repository is not null && IsInside(root, repository))
            return new("state", DoctorState.Failed, $"{root} lies inside the repository {repository}", remedy);
        try
        {
            Directory.CreateDirectory(root);
            var probe = Path.Combine(root, $".doctor-{Environment.ProcessId}");
            File.WriteAllText(probe, "");
            File.Delete(probe);
            return new("state", DoctorState.Good, root);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return new("state", DoctorState.Failed, $"{root} cannot be written: {e.Message}", remedy);
        }
    }

    /// <summary>Room for checkouts.</summary>
    public static DoctorFinding Disk(Face face)
    {
        var root = face.Home.Root;
        while (!Directory.Exists(root) && Path.GetDirectoryName(root) is { } parent)
            root = parent;
        long free;
        try
        {
            free = new DriveInfo(root).AvailableFreeSpace;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or ArgumentException)
        {
            return new("disk", DoctorState.Warning, $"free space of {root} is unknown: {e.Message}");
        }
        var detail = $"{SizeText.Format(free)} free below {root}";
        const string remedy = "interlock runs gc --max-size 1GB, or set INTERLOCK_HOME to a larger disk";
        return free < TooLittle ? new("disk", DoctorState.Failed, detail, remedy)
            : free < Little ? new("disk", DoctorState.Warning, detail, remedy)
            : new("disk", DoctorState.Good, detail);
    }

    private static bool IsInside(string folder, string top) =>
        (Path.TrimEndingDirectorySeparator(folder) + "/").StartsWith(
            Path.TrimEndingDirectorySeparator(top) + "/",
            StringComparison.Ordinal
        );
}
